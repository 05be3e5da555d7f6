/** Answers what clients ask of waivers: which there are, and what the file is with one more or without one. */

import { keyOf, withoutWaivers, withWaivers } from '../features/waiver-file';
import { type WaiverState, waiverStates } from '../features/waivers';
import type { Answering } from './language-features';
import {
  type KnownWaiver,
  UNWAIVE_REQUEST,
  type UnwaiveParams,
  WAIVE_REQUEST,
  WAIVERS_REQUEST,
  type WaiveParams,
  type WrittenWaivers,
} from './requests';

export function answerWaiverRequests({
  connection,
  guard,
  documents,
  service,
  waivers: store,
}: Answering): void {
  connection.onRequest<WrittenWaivers, void>(
    WAIVE_REQUEST,
    guard.request<WaiveParams, WrittenWaivers>(WAIVE_REQUEST, null, ({ uri, waivers, edits }) => {
      const checked = documents.checked(uri);
      if (edits) return checked ? { edits: service().linedUp(checked.document, edits) } : null;
      const folder = store.folderOf(uri);
      if (!folder) return null;
      const text = withWaivers(folder.text, waivers ?? []);
      return text === undefined ? null : { uri: folder.uri, text };
    }),
  );

  connection.onRequest<WrittenWaivers, void>(
    UNWAIVE_REQUEST,
    guard.request<UnwaiveParams, WrittenWaivers>(UNWAIVE_REQUEST, null, ({ file, waivers }) => {
      const folder = store.all().find(({ uri }) => uri === file);
      const text = folder?.text === undefined ? undefined : withoutWaivers(folder.text, waivers);
      return text === undefined ? null : { uri: file, text };
    }),
  );

  connection.onRequest<readonly KnownWaiver[], void>(
    WAIVERS_REQUEST,
    guard.request<object, readonly KnownWaiver[]>(WAIVERS_REQUEST, [], async () => {
      await store.renew();
      const states = await statesOfOpen();
      return store.all().flatMap(({ uri, kept }) =>
        kept.map((waiver) => ({
          file: uri,
          waiver,
          state: states.get(`${uri} ${keyOf(waiver)}`) ?? 'unknown',
        })),
      );
    }),
  );

  /** A waiver is used if it lets something stand in any open document. */
  const statesOfOpen = async (): Promise<ReadonlyMap<string, WaiverState>> => {
    const states = new Map<string, WaiverState>();
    for (const uri of documents.uris()) {
      await documents.prepare(uri);
      const checked = documents.checked(uri);
      const file = store.folderOf(uri)?.uri;
      if (!checked || !file) continue;
      for (const [waiver, state] of waiverStates(checked.document)) {
        const key = `${file} ${keyOf(waiver)}`;
        if (state !== 'unknown' && states.get(key) !== 'used') states.set(key, state);
      }
    }
    return states;
  };
}
