// What people do with frames in notebooks: Danfo's verbs on frames made here, held against values worked out by hand.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as dfd from 'danfojs-node';
import { toColumns, toFrame, type Frame } from '../../src/frames';

const codes = (): Frame =>
  toFrame({
    code: ['A', 'B', 'A', 'C', 'B', 'A'],
    mentions: [4, 1, 2, 7, 3, 6],
    share: [0.1, 0.2, 0.30000000000000004, 0.4, 0.5, 0.6],
  });
const holed = (): Frame => toFrame({ code: ['A', 'B', 'C'], n: [1, null, 3] });

describe("a frame's rows", () => {
  it('are looked at, filtered, sorted and chosen by place', () => {
    const frame = codes();
    expect(toColumns(frame.head(2)).code).toEqual(['A', 'B']);
    expect(toColumns(frame.tail(1)).mentions).toEqual([6]);
    expect(toColumns(frame.query(frame.column('mentions').gt(3))).code).toEqual(['A', 'C', 'A']);
    expect(toColumns(frame.sortValues('mentions', { ascending: false })).mentions).toEqual([
      7, 6, 4, 3, 2, 1,
    ]);
    expect(toColumns(frame.iloc({ rows: [3], columns: [0, 1] }))).toEqual({ code: ['C'], mentions: [7] });
  });

  it('are counted by value', () => {
    const counts = codes().column('code').valueCounts();
    expect(Object.fromEntries(counts.index.map((code, i) => [code, counts.values[i]]))).toEqual({
      A: 3,
      B: 2,
      C: 1,
    });
    expect(codes().column('code').unique().values).toEqual(['A', 'B', 'C']);
  });

  it('are drawn at random from the whole frame, and the same again for the same seed', async () => {
    const frame = toFrame({ n: Array.from({ length: 1000 }, (_, i) => i) });
    const drawn = toColumns(await frame.sample(50, { seed: 7 })).n as number[];
    expect(new Set(drawn).size).toBe(50);
    expect(Math.max(...drawn), 'not from the first rows only').toBeGreaterThan(900);
    expect(Math.min(...drawn)).toBeLessThan(100);
    expect(toColumns(await frame.sample(50, { seed: 7 })).n).toEqual(drawn);
    expect(toColumns(await frame.sample(50, { seed: 8 })).n).not.toEqual(drawn);
  });
});

describe("a frame's groups", () => {
  const by = () => codes().groupby(['code']);

  it('are summed, averaged and counted', () => {
    expect(toColumns(by().col(['mentions']).sum())).toEqual({
      code: ['A', 'B', 'C'],
      mentions_sum: [12, 4, 7],
    });
    expect(toColumns(by().col(['mentions']).mean()).mentions_mean).toEqual([4, 2, 7]);
    expect(toColumns(by().col(['mentions']).count()).mentions_count).toEqual([3, 2, 1]);
  });

  it('have a spread, of which a group of one has none', () => {
    expect(toColumns(by().col(['mentions']).std()).mentions_std).toEqual([2, Math.sqrt(2), 0]);
    expect(toColumns(by().col(['mentions']).var()).mentions_var).toEqual([4, 2, 0]);
  });

  it('are summed up with a function a column', () => {
    const summary = by().agg({ mentions: ['max', 'median'], share: 'sum' });
    expect(toColumns(summary)).toEqual({
      code: ['A', 'B', 'C'],
      mentions_max: [6, 3, 7],
      mentions_median: [4, 2, 7],
      share_sum: [1, 0.7, 0.4],
    });
  });
});

describe("a frame's columns", () => {
  it('are described', () => {
    const described = codes().describe();
    expect(described.index).toEqual(['count', 'mean', 'std', 'min', 'median', 'max', 'variance']);
    const expected = [6, 23 / 6, Math.sqrt(161 / 30), 1, 3.5, 7, 161 / 30];
    described.column('mentions').values.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 12));
  });

  it('say that they have missing cells when they are averaged with them, and where', () => {
    expect(() => holed().describe()).toThrow(/mean: expected numbers, found null at place 1.*fillNa/);
    expect(holed().column('n').mean()).toBe(2);
  });

  it('are reckoned with in full precision, one by one and together', () => {
    const numbers = toFrame({ a: [0.1, 16777217], b: [0.2, 3] });
    expect(numbers.add(1).values).toEqual([
      [1.1, 1.2],
      [16777218, 4],
    ]);
    expect(numbers.mul(numbers.column('b'), { axis: 0 }).values).toEqual([
      [0.1 * 0.2, 0.2 * 0.2],
      [16777217 * 3, 9],
    ]);
    expect(numbers.div([2, 4]).values).toEqual([
      [0.05, 0.05],
      [16777217 / 2, 0.75],
    ]);
    expect(numbers.gt(0.15).values).toEqual([
      [false, true],
      [true, true],
    ]);
    expect(numbers.column('a').add(numbers.column('b')).values).toEqual([0.1 + 0.2, 16777220]);
    expect(() => numbers.add([1, 2, 3])).toThrow(/shapes 2,2 and 1,3.*expected as many values/);
  });

  it('keep a missing cell missing when something is added', () => {
    expect(
      toFrame({ n: [1, null, 3] })
        .add(1)
        .column('n')
        .isNa().values,
    ).toEqual([false, true, false]);
  });

  it('are summed up over rows and over columns', () => {
    const numbers = toFrame({ a: [1, 2, 2], b: [4, 6, 8] });
    expect(numbers.mean({ axis: 0 }).values).toEqual([5 / 3, 6]);
    expect(numbers.median().values).toEqual([2.5, 4, 5]);
    expect(numbers.mode({ axis: 0 }).values).toEqual([2, 4]);
    expect(numbers.std({ axis: 0 }).values).toEqual([Math.sqrt(1 / 3), 2]);
    expect(numbers.diff(1).values.slice(1)).toEqual([
      [1, 2],
      [0, 2],
    ]);
    expect(numbers.pctChange(1).values.slice(1)).toEqual([
      [1, 0.5],
      [0, 8 / 6 - 1],
    ]);
    expect([numbers.column('b').argMax(), numbers.column('b').argMin()]).toEqual([2, 0]);
  });

  it('have their missing cells filled or left out', () => {
    expect(toColumns(holed().fillNa(0)).n).toEqual([1, 0, 3]);
    expect(toColumns(holed().dropNa()).code).toEqual(['A', 'C']);
  });

  it('are scaled and encoded', () => {
    const numbers = toFrame({ a: [1, 2, 3], b: [10, 30, 20] });
    expect(new dfd.MinMaxScaler().fitTransform(numbers).values).toEqual([
      [0, 0],
      [0.5, 1],
      [1, 0.5],
    ]);
    const deviation = Math.sqrt(2 / 3);
    expect(new dfd.StandardScaler().fitTransform([1, 2, 3])).toEqual([-1 / deviation, 0, 1 / deviation]);
    expect(new dfd.LabelEncoder().fitTransform(codes().column('code')).values).toEqual([0, 1, 0, 2, 1, 0]);
    expect(toColumns(dfd.getDummies(codes().column('code')))['0_A']).toEqual([1, 0, 1, 0, 0, 1]);
  });
});

describe('frames', () => {
  it('are joined by a column they share', () => {
    const names = toFrame({ code: ['A', 'C'], name: ['Clouds', 'Containers'] });
    const joined = dfd.merge({ left: codes(), right: names, on: ['code'], how: 'inner' });
    expect(toColumns(joined).name).toEqual(['Clouds', 'Clouds', 'Clouds', 'Containers']);
    const kept = toColumns(dfd.merge({ left: codes(), right: names, on: ['code'], how: 'left' }));
    const rows = kept.mentions.map((mentions, i) => [mentions, kept.code[i], kept.name[i] || null]);
    expect(rows, 'by code, in the order in which the codes first come').toEqual([
      [4, 'A', 'Clouds'],
      [2, 'A', 'Clouds'],
      [6, 'A', 'Clouds'],
      [1, 'B', null],
      [3, 'B', null],
      [7, 'C', 'Containers'],
    ]);
  });

  it('are put below each other', () => {
    const both = dfd.concat({ dfList: [codes(), codes()], axis: 0 }) as Frame;
    expect(toColumns(both).mentions).toEqual([4, 1, 2, 7, 3, 6, 4, 1, 2, 7, 3, 6]);
  });

  it('become tensors of numbers and come back from them', () => {
    const tensor = toFrame({ a: [1, 2], b: [3, 4] }).tensor;
    expect(tensor.shape).toEqual([2, 2]);
    expect(tensor.transpose().arraySync()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(new dfd.DataFrame(tensor).values).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });

  it('say what is not there when they are asked to learn', () => {
    expect(() => dfd.tensorflow.sequential()).toThrow(/tensorflow\.sequential is not there.*TensorFlow\.js/);
    expect(() => toFrame({ a: [1] }).tensor.matMul(1)).toThrow(/tensor\.matMul is not there/);
  });
});

describe('readers', () => {
  let server: Server;
  let address: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/missing.csv') response.statusCode = 404;
      response.end(request.url?.endsWith('.json') ? '[{"code":"A","n":1}]' : 'code,n\nA,1\nB,2\n');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('read tables from an address', async () => {
    expect(toColumns(await dfd.readCSV(`${address}/codes.csv`))).toEqual({ code: ['A', 'B'], n: [1, 2] });
    expect(toColumns((await dfd.readJSON(`${address}/codes.json`)) as Frame)).toEqual({
      code: ['A'],
      n: [1],
    });
    const rows: unknown[] = [];
    await dfd.streamJSON(`${address}/codes.json`, (row) => rows.push(...row.values));
    expect(rows).toEqual([['A', 1]]);
  });

  it('reject where an address has no table or does not answer', async () => {
    await expect(dfd.readCSV(`${address}/missing.csv`)).rejects.toThrow('HTTP 404');
    await expect(dfd.readCSV('http://127.0.0.1:1/codes.csv')).rejects.toThrow(
      'no answer from http://127.0.0.1:1/',
    );
  });
});
