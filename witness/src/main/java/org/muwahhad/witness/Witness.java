package org.muwahhad.witness;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Co-signs checkpoints of logs that it knows, when they go on from the last ones it co-signed (C2SP
 * tlog-witness). What it co-signed last lies on its disk before it answers; one request is answered
 * after the other.
 */
public final class Witness {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;
  private static final int BROKEN = 500;
  private static final int MOST_LINES = 63;
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final byte[] EMPTY_ROOT = Hashes.sha256().digest();
  private final WitnessKey key;
  private final Map<String, List<VerifierKey>> logs = new HashMap<>();
  private final CheckpointStore store;
  private final InstantSource clock;

  Witness(WitnessKey key, List<VerifierKey> logs, CheckpointStore store, InstantSource clock) {
    this.key = key;
    this.store = store;
    this.clock = clock;
    for (VerifierKey log : logs) {
      this.logs.computeIfAbsent(log.name(), name -> new ArrayList<>()).add(log);
    }
  }

  /**
   * A witness whose key is made of a seed that everybody may know: for demonstrations, where nobody
   * relies on it.
   *
   * @param logs verifier keys of the logs
   * @param folder where it keeps its checkpoints
   */
  public static Witness ofDemonstration(String name, byte[] seed, List<String> logs, Path folder)
      throws IOException {
    return new Witness(
        keyOfDemonstration(name, seed),
        logs.stream().map(l -> VerifierKey.find(l).orElseThrow()).toList(),
        new CheckpointStore(folder),
        InstantSource.system());
  }

  /** The verifier key of such a witness. */
  public static String verifierOfDemonstration(String name, byte[] seed) {
    return keyOfDemonstration(name, seed).verifier().written();
  }

  private static WitnessKey keyOfDemonstration(String name, byte[] seed) {
    return WitnessKey.create(name, new SeedAsRandom(seed));
  }

  /** Gives the bytes of a seed to the generator of a key. */
  private static final class SeedAsRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] seed;

    SeedAsRandom(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = seed[i % seed.length];
      }
    }
  }

  /** What is answered. */
  public record Answer(int status, String type, String body) {
    static Answer of(int status, String body) {
      return new Answer(status, TEXT, body);
    }
  }

  /** Whether all it keeps of the logs that it knows can be read and agrees. */
  void requireSound() throws IOException {
    for (String origin : logs.keySet()) {
      store.find(origin);
    }
  }

  /** Answers the call {@code add-checkpoint}. */
  public synchronized Answer addCheckpoint(String request) {
    int gap = request.indexOf("\n\n");
    if (gap < 0) {
      return Answer.of(BAD_REQUEST, "no empty line\n");
    }
    List<String> head = request.substring(0, gap).lines().toList();
    Optional<Note> note = Note.find(request.substring(gap + 2));
    if (note.isEmpty()
        || head.isEmpty()
        || head.size() > MOST_LINES + 1
        || !head.get(0).startsWith("old ")) {
      return Answer.of(BAD_REQUEST, "no request of this form\n");
    }
    Optional<Long> old = Note.findSize(head.get(0).substring("old ".length()));
    List<byte[]> proof =
        head.stream().skip(1).flatMap(line -> Note.findHash(line).stream()).toList();
    if (old.isEmpty() || proof.size() != head.size() - 1) {
      return Answer.of(BAD_REQUEST, "no proof of this form\n");
    }
    return answer(old.get(), proof, note.get());
  }

  private Answer answer(long old, List<byte[]> proof, Note note) {
    List<VerifierKey> keys = logs.getOrDefault(note.origin(), List.of());
    if (keys.isEmpty()) {
      return Answer.of(NOT_FOUND, "this log is not witnessed here\n");
    }
    Optional<VerifierKey> signedBy = keys.stream().filter(k -> k.hasSigned(note)).findFirst();
    if (signedBy.isEmpty()) {
      return Answer.of(FORBIDDEN, "the log did not sign this\n");
    }
    if (old > note.size()) {
      return Answer.of(BAD_REQUEST, "the old size is above the new one\n");
    }
    try {
      Optional<Note> last = store.find(note.origin()).flatMap(Note::find);
      long lastSize = last.map(Note::size).orElse(0L);
      if (old != lastSize) {
        return new Answer(CONFLICT, "text/x.tlog.size", lastSize + "\n");
      }
      byte[] lastRoot = last.map(Note::rootHash).orElse(EMPTY_ROOT);
      boolean isEmptyTree = note.size() > 0 || Arrays.equals(note.rootHash(), EMPTY_ROOT);
      if (!isEmptyTree
          || !Hashes.isConsistent(lastSize, lastRoot, note.size(), note.rootHash(), proof)) {
        return Answer.of(UNPROCESSABLE, "this does not go on from what was co-signed before\n");
      }
      String line = key.cosign(note, clock.instant().getEpochSecond());
      store.keep(note, note.with(signedBy.get(), line));
      return Answer.of(OK, line);
    } catch (IOException e) {
      System.getLogger(Witness.class.getName())
          .log(System.Logger.Level.ERROR, "Nothing is co-signed", e);
      return Answer.of(BROKEN, "the witness cannot use its files\n");
    }
  }

  /** The last checkpoint of a log, by the SHA-256 of its name. */
  synchronized Answer checkpoint(String originHash) {
    try {
      for (String origin : logs.keySet()) {
        if (Hashes.hex(origin).equals(originHash)) {
          return store
              .find(origin)
              .map(note -> Answer.of(OK, note))
              .orElse(Answer.of(NOT_FOUND, "nothing was co-signed yet\n"));
        }
      }
      return Answer.of(NOT_FOUND, "this log is not witnessed here\n");
    } catch (IOException e) {
      return Answer.of(BROKEN, "the witness cannot use its files\n");
    }
  }
}
