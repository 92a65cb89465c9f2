/**
 * Portuguese, as in Portugal, where that differs.
 * @import { Texts } from '../../texts.js'
 */
import { TEXTS as BRAZIL } from './pt.js';

/** @type {Texts} */
export const TEXTS = {
  ...BRAZIL,
  lang: 'pt-PT',
  loading: 'A carregar artigos…',
  categories: 'Categorias',
  trending: 'Tendências',
  phrase: '«{words}»',
  failed: 'Não é possível mostrar os artigos.',
  retry: 'Tentar de novo',
  problems: {
    one: '{n} problema: há algo que não é mostrado',
    many: '{n} de problemas: há algo que não é mostrado',
    other: '{n} problemas: há algo que não é mostrado',
  },
  related: {
    one: '{n} ligação relacionada',
    many: '{n} de ligações relacionadas',
    other: '{n} ligações relacionadas',
  },
  relatedMore: 'Mostrar mais ligações',
  didYouMean: 'Será que quis dizer {words}?',
  layout: 'Apresentação',
  grid: 'Grelha',
  headlines: 'Títulos',
  next: 'Seguinte',
  onlyThis: 'Apenas «{title}»',
  atLeast: 'Pelo menos {n}',
  stale: 'Desatualizado: não foi possível voltar a carregar os artigos.',
};
