package org.muwahhad.opendata.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.audit.log.LeafOpening;
import org.muwahhad.shared.Sha256;

/**
 * A bundle in the hands of somebody who holds the database, the files and the keys: what is changed
 * is sealed again with right digests, entries, proofs and signatures.
 */
final class ForgedBundle {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, List<Map<String, @Nullable String>>>> TABLES =
      new TypeReference<>() {};
  private static final TypeReference<List<Map<String, @Nullable Object>>> ENTRIES =
      new TypeReference<>() {};
  final Map<String, byte[]> files = new TreeMap<>();
  final Map<String, List<BundleRow>> tables = new TreeMap<>();
  final List<ForgedEntry> entries = new ArrayList<>();

  /** An entry of the record; its detail, as it is opened, may be closed. */
  record ForgedEntry(LeafOpening opening, @Nullable String detail) {
    /** The entry saying something else. */
    ForgedEntry saying(String other) {
      return new ForgedEntry(
          new LeafOpening(
              opening.salt(),
              opening.record(),
              opening.at(),
              opening.act(),
              opening.object(),
              Sha256.of(other)),
          other);
    }
  }

  ForgedBundle(byte[] bundle) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    read("tender.json", TABLES)
        .forEach((name, rows) -> tables.put(name, rows.stream().map(BundleRow::new).toList()));
    for (Map<String, @Nullable Object> entry : read("log/entries.json", ENTRIES)) {
      Object detail = entry.get("detail");
      entries.add(
          new ForgedEntry(
              LeafOpening.find(String.valueOf(entry.get("opening"))).orElseThrow(),
              detail == null ? null : detail.toString()));
    }
  }

  private <T> T read(String name, TypeReference<T> type) {
    try {
      return JSON.readValue(text(name), type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String name) {
    return new String(files.getOrDefault(name, new byte[0]), UTF_8);
  }

  List<BundleRow> rows(String table) {
    return tables.getOrDefault(table, List.of());
  }

  /** Changes the first row of a table that is so. */
  void change(String table, Predicate<BundleRow> which, UnaryOperator<BundleRow> how) {
    List<BundleRow> rows = new ArrayList<>(rows(table));
    for (int i = 0; i < rows.size(); i++) {
      if (which.test(rows.get(i))) {
        rows.set(i, how.apply(rows.get(i)));
        tables.put(table, rows);
        return;
      }
    }
    throw new IllegalStateException("No such row in " + table);
  }

  /** Takes the first row away that is so. */
  void remove(String table, Predicate<BundleRow> which) {
    List<BundleRow> rows = new ArrayList<>(rows(table));
    BundleRow gone = rows.stream().filter(which).findFirst().orElseThrow();
    rows.remove(gone);
    tables.put(table, rows);
  }

  /** Writes tables, CSV files and the manifest anew, and what the record says of it. */
  void sealFiles() {
    Map<String, String> all = new LinkedHashMap<>();
    tables.forEach((name, rows) -> all.put(name, BundleText.rows(rows)));
    files.put("tender.json", BundleText.object(all).getBytes(UTF_8));
    tables.forEach(
        (name, rows) -> files.put("tables/" + name + ".csv", BundleText.csv(rows).getBytes(UTF_8)));
    sealManifest();
  }

  void sealManifest() {
    Map<String, String> digests = new TreeMap<>();
    files.forEach(
        (name, content) -> {
          if (!name.equals("manifest.json") && !name.startsWith("log/")) {
            digests.put(name, BundleText.json(Sha256.of(content)));
          }
        });
    BundleRow tender = rows("tender").get(0);
    files.put(
        "manifest.json",
        BundleText.object(
                Map.of(
                    "edition", BundleText.json(tender.get("edition")),
                    "files", BundleText.object(digests),
                    "format", BundleText.json("muwahhad-bundle-v1"),
                    "ocid", BundleText.json(tender.get("ocid"))))
            .getBytes(UTF_8));
    String detail =
        "0".repeat(64)
            + "\n{\"edition\":"
            + tender.get("edition")
            + ",\"sha256\":\""
            + Sha256.of(files.getOrDefault("manifest.json", new byte[0]))
            + "\"}";
    entries.replaceAll(e -> e.opening().act().equals("bundle.published") ? e.saying(detail) : e);
  }

  /** Builds a tree of the entries and signs its head. */
  void sealLog(NoteSigner log, List<NoteSigner> witnesses) {
    List<byte[]> leaves =
        entries.stream().map(e -> hash(new byte[] {0}, e.opening().commitment())).toList();
    String head =
        log.name
            + "\n"
            + leaves.size()
            + "\n"
            + Base64.getEncoder().encodeToString(root(leaves))
            + "\n";
    StringBuilder note =
        new StringBuilder(head).append('\n').append(log.line(head.getBytes(UTF_8)));
    witnesses.forEach(w -> note.append(w.cosignature(head)));
    files.put("log/checkpoint", note.toString().getBytes(UTF_8));
    List<String> told = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      told.add(
          BundleText.object(
              Map.of(
                  "detail", BundleText.json(entries.get(i).detail()),
                  "hashes",
                      BundleText.array(
                          path(leaves, i).stream()
                              .map(h -> BundleText.json(Base64.getEncoder().encodeToString(h)))
                              .toList()),
                  "index", String.valueOf(i),
                  "opening", BundleText.json(entries.get(i).opening().text()))));
    }
    files.put("log/entries.json", BundleText.array(told).getBytes(UTF_8));
  }

  byte[] zip() {
    return StoredZip.of(files);
  }

  private static int split(int size) {
    return Integer.highestOneBit(size - 1);
  }

  private static byte[] root(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return leaves.get(0);
    }
    int split = split(leaves.size());
    return hash(
        new byte[] {1}, root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
  }

  private static List<byte[]> path(List<byte[]> leaves, int index) {
    if (leaves.size() == 1) {
      return List.of();
    }
    int split = split(leaves.size());
    List<byte[]> left = leaves.subList(0, split);
    List<byte[]> right = leaves.subList(split, leaves.size());
    List<byte[]> path =
        new ArrayList<>(index < split ? path(left, index) : path(right, index - split));
    path.add(root(index < split ? right : left));
    return path;
  }

  private static byte[] hash(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Somebody who signs checkpoints: a log, or a witness. */
  static final class NoteSigner {
    private static final long TIME = 1_800_000_000L;
    private final String name;
    private final int type;
    private final KeyPair pair;

    NoteSigner(String name, int type) {
      this(name, type, freshPair());
    }

    private NoteSigner(String name, int type, KeyPair pair) {
      this.name = name;
      this.type = type;
      this.pair = pair;
    }

    private static KeyPair freshPair() {
      try {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    /** The same key under another name. */
    NoteSigner under(String other) {
      return new NoteSigner(other, type, pair);
    }

    private byte[] data() {
      byte[] encoded = pair.getPublic().getEncoded();
      byte[] data = Arrays.copyOfRange(encoded, encoded.length - 33, encoded.length);
      data[0] = (byte) type;
      return data;
    }

    private byte[] id() {
      return Arrays.copyOf(hash((name + "\n").getBytes(UTF_8), data()), 4);
    }

    /** Its verifier key. */
    String key() {
      return name
          + "+"
          + HexFormat.of().formatHex(id())
          + "+"
          + Base64.getEncoder().encodeToString(data());
    }

    private byte[] sign(byte[] message) {
      try {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(message);
        return signature.sign();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    private String line(byte[] head) {
      return written(sign(head));
    }

    private String cosignature(String head) {
      byte[] signed = sign(("cosignature/v1\ntime " + TIME + "\n" + head).getBytes(UTF_8));
      ByteBuffer all = ByteBuffer.allocate(Long.BYTES + signed.length);
      return written(all.putLong(TIME).put(signed).array());
    }

    private String written(byte[] signature) {
      ByteBuffer all = ByteBuffer.allocate(4 + signature.length);
      return "— "
          + name
          + " "
          + Base64.getEncoder().encodeToString(all.put(id()).put(signature).array())
          + "\n";
    }
  }
}
