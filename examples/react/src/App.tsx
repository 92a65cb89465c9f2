import type { Card } from 'newsrack';
import 'newsrack/react';
import { useState } from 'react';

// What does not change is better not made anew for each render.
const TEXTS = { search: 'Search the tides' };

export function App() {
  const [oceans, setOceans] = useState(false);
  const [found, setFound] = useState(0);
  const [kept, setKept] = useState<Card[]>([]);

  return (
    <main>
      <h1>Reading list</h1>
      <button aria-pressed={oceans} onClick={() => setOceans(!oceans)}>
        Only oceans
      </button>
      <p>{found} found</p>
      <news-rack
        src="articles.yaml"
        topics={oceans ? ['Oceans'] : []}
        controls={['search', 'sort']}
        texts={TEXTS}
        onnewsrack-search={({ detail }) => setFound(detail.result.total)}
        onnewsrack-select={(event) => {
          event.preventDefault();
          const { card } = event.detail;
          setKept((before) => [...before.filter(({ id }) => id !== card.id), card]);
        }}
      />
      <h2>Kept for later</h2>
      <ul>
        {kept.map((card) => (
          <li key={card.id}>
            <a href={card.webUrl}>{card.title}</a>
          </li>
        ))}
      </ul>
    </main>
  );
}
