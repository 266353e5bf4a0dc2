import type { ReportSection } from '@gore/core/kernel/declare/report.ts';
import { chartPart } from './chart-part.ts';
import { figuresPart } from './figures.ts';
import type { Gathering } from './gathering.ts';
import { listPart } from './list-part.ts';
import { type Part, together } from './part.ts';
import { recordPart } from './record-part.ts';
import { trendPart } from './trend.ts';
import { yearPart } from './year.ts';

/** Gathers one part of a report, as far as whoever it is for may see it. */
export const gatherSection = async (gathering: Gathering, section: ReportSection): Promise<Part> => {
  switch (section.kind) {
    case 'text':
      return {
        title: section.title,
        columns: [{ name: 'texto', label: 'Texto', kind: 'longText' }],
        total: 1,
        pages: together([[section.text]]),
        paper: [section],
      };
    case 'figures':
      return figuresPart(gathering, section);
    case 'list':
      return listPart(gathering, section);
    case 'chart':
      return chartPart(gathering, section);
    case 'trend':
      return trendPart(gathering, section);
    case 'record':
      return recordPart(gathering, section);
    case 'year':
      return yearPart(gathering, section);
  }
};
