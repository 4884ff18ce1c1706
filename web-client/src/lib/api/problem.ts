import type { HamletConflict, ImportFault, ValueConflict, WordsConflict } from '@/api-types';

interface ProblemBody {
  title?: string | null;
  detail?: string | null;
  code?: string;
  errors?: Record<string, string[]>;
  conflicts?: ValueConflict[];
  hamletConflicts?: HamletConflict[];
  faults?: ImportFault[];
  words?: WordsConflict;
  explanationId?: string;
}

/** A refusal of the server (RFC 9457), or a call that never got there: then status is 0 and code `offline`. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: Record<string, string[]>;
  readonly conflicts: ValueConflict[];
  readonly hamletConflicts: HamletConflict[];
  readonly faults: ImportFault[];
  readonly words: WordsConflict | undefined;
  /** Of a question that is refused because one is open: that one. */
  readonly explanationId: string | undefined;

  constructor(status: number, body: ProblemBody = {}) {
    super(body.detail ?? body.title ?? '');
    this.name = 'ApiProblem';
    this.status = status;
    this.code = body.code ?? (status === 0 ? 'offline' : `http_${status}`);
    this.errors = body.errors ?? {};
    this.conflicts = body.conflicts ?? [];
    this.hamletConflicts = body.hamletConflicts ?? [];
    this.faults = body.faults ?? [];
    this.words = body.words;
    this.explanationId = body.explanationId;
  }

  get isOffline(): boolean {
    return this.status === 0;
  }
}

/** Reads what the server said; a body that is no problem document leaves only the status. */
export function toProblem(status: number, body: unknown): ApiProblem {
  return new ApiProblem(status, typeof body === 'object' && body !== null ? (body as ProblemBody) : {});
}
