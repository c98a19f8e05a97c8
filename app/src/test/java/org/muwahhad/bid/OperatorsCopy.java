package org.muwahhad.bid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.muwahhad.TestApp;

/** All that an operator of the platform has in hands: every row, every file, the vault's key. */
final class OperatorsCopy {
  private final TestApp app;

  OperatorsCopy(TestApp app) {
    this.app = app;
  }

  /** Whatever is kept that could be a key: of the vault, whole values, digests, parts of blobs. */
  List<byte[]> candidateKeys() {
    List<byte[]> candidates = new ArrayList<>();
    byte[] vaultKey = vaultKey();
    candidates.add(vaultKey);
    for (String purpose : List.of("key id", "shares", "drafts", "opening", "keys")) {
      candidates.add(derived(vaultKey, "muwahhad vault " + purpose));
    }
    for (byte[] kept : everythingKept()) {
      if (kept.length == 32) {
        candidates.add(kept);
      }
      if (kept.length == 64) {
        hex(kept).ifPresent(candidates::add);
      }
    }
    for (String table :
        List.of(
            "tender_key",
            "key_share",
            "price_key",
            "price_share",
            "opening_key",
            "sealed_estimate")) {
      for (byte[] kept : column("SELECT * FROM " + table)) {
        for (int from = 0; from + 32 <= kept.length; from += 4) {
          candidates.add(Arrays.copyOfRange(kept, from, from + 32));
        }
      }
    }
    return candidates;
  }

  private static java.util.Optional<byte[]> hex(byte[] text) {
    try {
      return java.util.Optional.of(
          java.util.HexFormat.of().parseHex(new String(text, StandardCharsets.US_ASCII)));
    } catch (IllegalArgumentException e) {
      return java.util.Optional.empty();
    }
  }

  private byte[] vaultKey() {
    return files().stream()
        .filter(f -> f.getFileName().toString().equals("vault.key"))
        .map(OperatorsCopy::read)
        .map(b -> Base64.getDecoder().decode(new String(b, StandardCharsets.US_ASCII).strip()))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] derived(byte[] key, String purpose) {
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
    hkdf.init(new HKDFParameters(key, null, purpose.getBytes(StandardCharsets.UTF_8)));
    byte[] derived = new byte[32];
    hkdf.generateBytes(derived, 0, derived.length);
    return derived;
  }

  /** Every value of every column of every table, and the content of every file. */
  List<byte[]> everythingKept() {
    List<byte[]> all = new ArrayList<>();
    for (String table :
        texts("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")) {
      all.addAll(column("SELECT * FROM `" + table + "`"));
    }
    files().forEach(f -> all.add(read(f)));
    return all;
  }

  private List<Path> files() {
    try (Stream<Path> walk = Files.walk(app.files())) {
      return walk.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> texts(String query) {
    return column(query).stream().map(b -> new String(b, StandardCharsets.UTF_8)).toList();
  }

  List<byte[]> column(String query) {
    List<byte[]> values = new ArrayList<>();
    try (Connection connection = app.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          byte[] value = rows.getBytes(i);
          if (value != null) {
            values.add(value);
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return values;
  }
}
