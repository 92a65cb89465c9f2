// Compiled by tsc in `npm test`, never run: it compiles only while the published types keep the contract, and the
// code keeps the published types.

import type * as Contract from './contract/newsrack.d.ts';
import type { ATTRIBUTES } from '../www/element/attributes.js';
import type { NewsRackElement as ElementCode } from '../www/element.js';
import type { Newsrack as Engine } from '../www/engine.js';
import type * as Element from '../www/news-rack.d.ts';
import type { GlobalComponents } from 'vue';
import type { JSX } from 'react';
import type {} from '../www/react.d.ts';
import type {} from '../www/vue.d.ts';
import type * as Published from '../www/newsrack.d.ts';
import type { Newsrack as InNode } from '../www/node.js';
import type { Texts } from '../www/texts.js';

/** Every member of the list must be true; tsc names one that is not, and why. */
type Hold<Claims extends true[]> = Claims;

/** A value of the first type can stand wherever the second is wanted. */
type Fits<Given, Wanted> = [Given] extends [Wanted] ? true : { doesNotFit: Given; wanted: Wanted };

/** No name is lost, not even one that may be absent. */
type Names<Given, Wanted> = [keyof Wanted] extends [keyof Given]
  ? true
  : { lost: Exclude<keyof Wanted, keyof Given> };

/** What is handed out is all that was promised. */
type Gives<Given, Wanted> = Fits<Given, Wanted> extends true ? Names<Given, Wanted> : Fits<Given, Wanted>;

/** What is taken is all that the contract lets a caller pass. */
type Takes<Taken, Passed> = Fits<Passed, Taken> extends true ? Names<Taken, Passed> : Fits<Passed, Taken>;

type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

type Properties = {
  [Name in keyof typeof ATTRIBUTES as Camel<Name>]: ReturnType<(typeof ATTRIBUTES)[Name]['read']>;
};

export type PublishedKeepsContract = Hold<
  [
    Gives<Published.Image, Contract.Image>,
    Gives<Published.Provider, Contract.Provider>,
    Gives<Published.RelatedLink, Contract.RelatedLink>,
    Gives<Published.Article, Contract.Article>,
    Gives<Published.Card, Contract.Card>,
    Gives<Published.FacetCount, Contract.FacetCount>,
    Gives<Published.Result, Contract.Result>,
    Gives<Published.Problem, Contract.Problem>,
    Gives<Published.Progress, Contract.Progress>,
    Gives<Published.Newsrack, Contract.Newsrack>,
    Fits<typeof Published.Newsrack, typeof Contract.Newsrack>,
    Takes<Published.Query, Contract.Query>,
    Takes<Published.Source, Contract.Source>,
    Takes<Published.OpenOptions, Contract.OpenOptions>,
  ]
>;

export type CodeKeepsPublished = Hold<
  [
    Gives<Engine, Published.Newsrack>,
    Gives<InNode, Published.Newsrack>,
    Fits<Pick<typeof Engine, 'open'>, Pick<typeof Published.Newsrack, 'open'>>,
    Fits<Pick<typeof InNode, 'open'>, Pick<typeof Published.Newsrack, 'open'>>,
    Gives<ElementCode, Omit<Element.NewsRackElement, keyof Properties | 'addEventListener'>>,
    Gives<Properties, Pick<Element.NewsRackElement, keyof Properties>>,
    Gives<Texts, Element.Texts>,
    Gives<Element.Texts, Texts>,
  ]
>;

/** What can be set, beside the attributes' properties. */
type Settable = keyof Properties | 'rack' | 'texts' | 'renderCard';

type InReact = JSX.IntrinsicElements['news-rack'];
type InVue = InstanceType<GlobalComponents['news-rack']>['$props'];

export type FrameworksKeepPublished = Hold<
  [
    Fits<keyof Element.NewsRackProperties, Settable>,
    Fits<Settable, keyof Element.NewsRackProperties>,
    // What is read can be written, in JSX and in templates too.
    Fits<Pick<Element.NewsRackElement, Settable>, Element.NewsRackProperties>,
    Fits<{ topics: string[]; texts: { search: string }; className: string }, InReact>,
    Fits<{ 'onnewsrack-select': (event: CustomEvent<{ card: Published.Card }>) => void }, InReact>,
    Fits<{ topics: string[]; since: Date; class: string }, InVue>,
  ]
>;
