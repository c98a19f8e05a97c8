package org.muwahhad.audit.log;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.muwahhad.audit.Finding;
import org.muwahhad.audit.RecordCheck;
import org.muwahhad.audit.log.LogQueries.LoggedLeaf;
import org.muwahhad.audit.log.LogQueries.SignedCheckpoint;
import org.muwahhad.shared.RiyadhDay;

/**
 * Compares the log with the record: every leaf commits to its entry as it is today, the entries of
 * a chain are leaves in their order and complete, the hashes above follow from the leaves, every
 * signed head is that of the tree at its size, its time stamp is over it, and it has its witnesses
 * where it counts as witnessed. Checkpoints that were kept elsewhere are held against the tree by
 * {@link #holdAgainst}.
 */
@Singleton
public class CompareLog implements RecordCheck {
  private static final int BATCH = 5000;

  /** Findings of one kind that are listed at most. */
  private static final int MOST = 100;

  private final LogQueries queries;
  private final LogTables tables;
  private final LogKey key;
  private final Optional<CheckpointStamp> stamp;

  CompareLog(LogQueries queries, LogTables tables, LogKey key, Optional<CheckpointStamp> stamp) {
    this.queries = queries;
    this.tables = tables;
    this.key = key;
    this.stamp = stamp;
  }

  @Override
  public String part() {
    return "LOG";
  }

  @Override
  public Optional<Finding> leftOut() {
    return key.isThere() || queries.findNewest().isEmpty()
        ? Optional.empty()
        : Optional.of(Finding.of("log-key-absent"));
  }

  /** How many leaves the log has. */
  public long size() {
    return queries.size();
  }

  @Override
  public List<Finding> findings() {
    List<Finding> found = new ArrayList<>();
    addTo(found);
    return found;
  }

  @Override
  public void addTo(List<Finding> found) {
    long size = queries.size();
    LogWalk walk = new LogWalk(found);
    for (long first = 0; first < size; first += BATCH) {
      long last = Math.min(first + BATCH, size) - 1;
      List<LoggedLeaf> leaves = queries.listLeaves(first, last);
      if (leaves.size() != last - first + 1) {
        found.add(Finding.of("log-leaf-missing", first, last));
        return;
      }
      leaves.forEach(walk::take);
    }
    walk.end();
    checkCosignatures(found);
    checkWitnessed(found);
    addLeftOut(found, tables.head().settledEntry());
  }

  /** Entries that are no leaves although they are older than any act lasts. */
  private void addLeftOut(List<Finding> found, long settled) {
    int leftOut = 0;
    for (long after = 0; after < settled && leftOut < MOST; after += GrowLog.PIECE) {
      List<String> places = queries.listLeftOut(after, Math.min(after + GrowLog.PIECE, settled));
      places.forEach(place -> found.add(Finding.of("log-left-out", place)));
      leftOut += places.size();
    }
  }

  /** Goes through the leaves once, and compares on the way. */
  private final class LogWalk {
    private final List<Finding> found;
    private final GrowingTree tree = new GrowingTree();
    private final Map<String, Long> positions = new HashMap<>();
    private List<SignedCheckpoint> heads = queries.listAbove(0);
    private int nextHead;
    private GrowingTree tile = new GrowingTree();
    private final List<List<byte[]>> levels = new ArrayList<>();
    private int tellings;

    /** The name of the log today; asked once, since a year has a hundred thousand checkpoints. */
    private final String nameToday =
        queries.findNewest().map(c -> key.origin(c.origin())).orElse("");

    LogWalk(List<Finding> found) {
      this.found = found;
    }

    void take(LoggedLeaf leaf) {
      byte[] hash = checked(leaf);
      tree.add(hash);
      tile.add(hash);
      if (tile.size() == TileSubtrees.WIDTH) {
        addNode(0, tile.root());
        tile = new GrowingTree();
      }
      checkHeads();
    }

    private byte[] checked(LoggedLeaf leaf) {
      byte[] commitment = leaf.opening().commitment();
      byte[] hash = MerkleTree.leafHash(commitment);
      HexFormat hex = HexFormat.of();
      if (!hex.formatHex(commitment).equals(leaf.commitment())
          || !hex.formatHex(hash).equals(leaf.leafHash())
          || !Objects.equals(leaf.chain(), leaf.auditStream())) {
        tell(Finding.of("log-leaf-differs", leaf.leafIndex(), String.valueOf(leaf.auditStream())));
      }
      String chain = leaf.chain();
      Long position = leaf.position();
      if (chain != null && position != null) {
        Long before = positions.put(chain, position);
        if (position != (before == null ? 1 : before + 1)) {
          tell(Finding.of("log-order", leaf.leafIndex(), chain + "#" + position));
        }
      }
      // What was signed is what is stored. A difference from the record was reported above.
      return stored(leaf);
    }

    private static byte[] stored(LoggedLeaf leaf) {
      return HexFormat.of().parseHex(leaf.leafHash());
    }

    private void tell(Finding finding) {
      if (tellings < MOST) {
        found.add(finding);
      }
      tellings++;
    }

    private void addNode(int level, byte[] hash) {
      if (levels.size() == level) {
        levels.add(new ArrayList<>());
      }
      levels.get(level).add(hash);
      int nodes = levels.get(level).size();
      if (nodes % TileSubtrees.WIDTH == 0) {
        GrowingTree above = new GrowingTree();
        levels.get(level).subList(nodes - TileSubtrees.WIDTH, nodes).forEach(above::add);
        addNode(level + 1, above.root());
      }
    }

    private void checkHeads() {
      while (nextHead < heads.size() && heads.get(nextHead).size() == tree.size()) {
        SignedCheckpoint head = heads.get(nextHead);
        check(head);
        nextHead++;
        if (nextHead == heads.size()) {
          heads = queries.listAbove(head.size());
          nextHead = 0;
        }
      }
    }

    private void check(SignedCheckpoint head) {
      String root = HexFormat.of().formatHex(tree.root());
      boolean isRight =
          SignedNote.find(head.note())
              .filter(note -> isOfLog(head, note))
              .flatMap(Checkpoint::find)
              .filter(c -> c.size() == head.size() && c.origin().equals(head.origin()))
              .filter(c -> HexFormat.of().formatHex(c.rootHash()).equals(root))
              .isPresent();
      if (!isRight || !root.equals(head.root())) {
        tell(Finding.of("log-checkpoint-differs", head.size()));
      }
      byte[] token = head.timeStamp();
      if (token != null && stamp.isPresent() && !stamp.get().isOver(token, head.digestToStamp())) {
        tell(Finding.of("log-stamp-differs", head.size()));
      }
    }

    /** Under an earlier name the key may be gone; what it signed still has to fit the tree. */
    private boolean isOfLog(SignedCheckpoint head, SignedNote note) {
      boolean isNamedToday = head.origin().equals(nameToday);
      return !isNamedToday || !key.isThere() || key.isOwn(head.origin(), note);
    }

    void end() {
      if (nextHead < heads.size()) {
        tell(Finding.of("log-cut", heads.get(nextHead).size(), tree.size()));
      }
      for (int level = 0; level < levels.size(); level++) {
        checkNodes(level + 1, levels.get(level));
      }
    }

    private void checkNodes(int level, List<byte[]> nodes) {
      HexFormat hex = HexFormat.of();
      for (int first = 0; first < nodes.size(); first += BATCH) {
        int end = Math.min(first + BATCH, nodes.size());
        List<String> stored = queries.listNodes(level, first, end - 1L);
        if (!stored.equals(nodes.subList(first, end).stream().map(hex::formatHex).toList())) {
          tell(Finding.of("log-node-differs", level, first, end - 1));
        }
      }
    }
  }

  private void checkCosignatures(List<Finding> found) {
    queries
        .findNewestWitnessed()
        .ifPresent(
            head -> {
              String text = SignedNote.find(head.note()).map(SignedNote::text).orElse("");
              for (LogQueries.Cosignature given : queries.listCosignatures(head.size())) {
                boolean isRight =
                    NoteKey.find(given.verifierKey())
                        .filter(
                            k ->
                                SignedNote.findSignatures(given.line()).orElse(List.of()).stream()
                                    .anyMatch(s -> k.verifies(text, s)))
                        .isPresent();
                if (!isRight) {
                  found.add(Finding.of("log-cosignature-forged", head.size(), given.stateCode()));
                }
              }
            });
  }

  /** A checkpoint counts as witnessed by the co-signatures that it has, not by a mark alone. */
  private void checkWitnessed(List<Finding> found) {
    List<LogTables.PolicyRule> rules = tables.listPolicies();
    int most = rules.stream().mapToInt(LogTables.PolicyRule::statesNeeded).max().orElse(0);
    queries.listCosignedByFewer(most).stream()
        .filter(c -> c.states() < fewestSince(rules, RiyadhDay.of(c.witnessedAt())))
        .limit(MOST)
        .forEach(c -> found.add(Finding.of("log-cosignatures-few", c.size(), c.states())));
  }

  /** The smallest number of states that a rule in force on a day or later asks for. */
  private static int fewestSince(List<LogTables.PolicyRule> latestFirst, LocalDate day) {
    int fewest = Integer.MAX_VALUE;
    for (LogTables.PolicyRule rule : latestFirst) {
      fewest = Math.min(fewest, rule.statesNeeded());
      if (!rule.validFrom().isAfter(day)) {
        return fewest;
      }
    }
    return 0;
  }

  /**
   * Whether the log goes on from checkpoints that were kept elsewhere: the tree at the size of each
   * has its root. Whoever rewrites the record with all its chains, anchors and the log cannot make
   * that so.
   *
   * @param notes checkpoints as the log signed them, with or without witnesses
   */
  public List<Finding> holdAgainst(List<SignedNote> notes) {
    List<Finding> found = new ArrayList<>();
    long size = queries.size();
    for (SignedNote note : notes) {
      Checkpoint kept = Checkpoint.find(note).orElseThrow();
      if (kept.size() > size) {
        found.add(Finding.of("log-copy-cut", kept.size(), size));
      } else if (!Arrays.equals(
          MerkleTree.root(new TileSubtrees(queries), kept.size()), kept.rootHash())) {
        found.add(Finding.of("log-copy-differs", kept.size()));
      } else if (key.isThere() && !key.isOwn(kept.origin(), note)) {
        found.add(Finding.of("log-copy-forged", kept.size()));
      }
    }
    return found;
  }
}
