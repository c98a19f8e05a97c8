package org.muwahhad.audit.log;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The stored tree, read by tiles of 256 hashes, each once. It holds what it has read, so it serves
 * one question.
 */
final class TileSubtrees implements MerkleTree.Subtrees {
  /** Hashes of a full tile. */
  static final int WIDTH = 256;

  /** Levels of the tree between two levels of tiles. */
  static final int HEIGHT = 8;

  private final LogQueries queries;
  private final Map<String, List<String>> tiles = new HashMap<>();

  TileSubtrees(LogQueries queries) {
    this.queries = queries;
  }

  @Override
  public byte[] hash(int height, long index) {
    int level = height / HEIGHT;
    int above = height % HEIGHT;
    long first = index << above;
    List<String> tile = tile(level, first / WIDTH);
    int from = (int) (first % WIDTH);
    return combine(tile, from, 1 << above);
  }

  private static byte[] combine(List<String> tile, int from, int hashes) {
    if (hashes == 1) {
      return HexFormat.of().parseHex(tile.get(from));
    }
    int half = hashes / 2;
    return MerkleTree.nodeHash(combine(tile, from, half), combine(tile, from + half, half));
  }

  private List<String> tile(int level, long index) {
    return tiles.computeIfAbsent(
        level + "/" + index,
        key -> {
          long first = index * WIDTH;
          long last = first + WIDTH - 1;
          return level == 0
              ? queries.listLeafHashes(first, last)
              : queries.listNodes(level, first, last);
        });
  }
}
