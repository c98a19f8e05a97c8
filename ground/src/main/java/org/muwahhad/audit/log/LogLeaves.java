package org.muwahhad.audit.log;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes leaves and the hashes of the tiles that they fill, many with one statement. */
@Singleton
class LogLeaves {
  private final JdbcOperations jdbc;
  private final LogQueries queries;

  LogLeaves(JdbcOperations jdbc, LogQueries queries) {
    this.jdbc = jdbc;
    this.queries = queries;
  }

  /**
   * A leaf to be added.
   *
   * @param stream name of the chain of its entry; null for a leaf that covers
   * @param entryId its entry; null likewise
   */
  record NewLeaf(@Nullable String stream, @Nullable Long entryId, String salt, byte[] commitment) {}

  /** Adds leaves to a tree of this size, in the transaction of the caller. */
  void add(long size, List<NewLeaf> leaves) {
    HexFormat hex = HexFormat.of();
    List<@Nullable Object> values = new ArrayList<>();
    List<byte[]> hashes = new ArrayList<>();
    long index = size;
    for (NewLeaf leaf : leaves) {
      byte[] hash = MerkleTree.leafHash(leaf.commitment());
      hashes.add(hash);
      values.add(index);
      values.add(leaf.stream());
      values.add(leaf.entryId());
      values.add(leaf.salt());
      values.add(hex.formatHex(leaf.commitment()));
      values.add(hex.formatHex(hash));
      index++;
    }
    insert(
        "INSERT INTO log_entry (leaf_index, audit_stream, audit_entry_id, salt, commitment,"
            + " leaf_hash) VALUES ",
        6,
        leaves.size(),
        values);
    addNodes(0, size, hashes);
  }

  /**
   * Adds the hashes of the tiles of a level that new hashes fill.
   *
   * @param known how many hashes the level had before
   */
  private void addNodes(int level, long known, List<byte[]> hashes) {
    long firstTile = known / TileSubtrees.WIDTH;
    long fullTiles = (known + hashes.size()) / TileSubtrees.WIDTH;
    if (fullTiles == firstTile) {
      return;
    }
    List<byte[]> all = new ArrayList<>();
    if (known > firstTile * TileSubtrees.WIDTH) {
      long first = firstTile * TileSubtrees.WIDTH;
      List<String> before =
          level == 0
              ? queries.listLeafHashes(first, known - 1)
              : queries.listNodes(level, first, known - 1);
      before.forEach(h -> all.add(HexFormat.of().parseHex(h)));
    }
    all.addAll(hashes);
    List<byte[]> nodes = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    for (long tile = firstTile; tile < fullTiles; tile++) {
      int from = (int) (tile - firstTile) * TileSubtrees.WIDTH;
      byte[] node = combine(all.subList(from, from + TileSubtrees.WIDTH));
      nodes.add(node);
      values.add(level + 1);
      values.add(tile);
      values.add(HexFormat.of().formatHex(node));
    }
    insert("INSERT INTO log_node (level, node_index, hash) VALUES ", 3, nodes.size(), values);
    addNodes(level + 1, firstTile, nodes);
  }

  private static byte[] combine(List<byte[]> hashes) {
    if (hashes.size() == 1) {
      return hashes.get(0);
    }
    int half = hashes.size() / 2;
    return MerkleTree.nodeHash(
        combine(hashes.subList(0, half)), combine(hashes.subList(half, hashes.size())));
  }

  private void insert(String head, int columns, int rows, List<@Nullable Object> values) {
    String row = "(?" + ", ?".repeat(columns - 1) + ")";
    jdbc.prepareStatement(
        head + row + (", " + row).repeat(rows - 1),
        statement -> {
          for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
          }
          return statement.executeUpdate();
        });
  }
}
