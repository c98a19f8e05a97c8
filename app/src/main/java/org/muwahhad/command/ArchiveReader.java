package org.muwahhad.command;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Sha256;

/**
 * Reads a backup from its beginning to its end and compares every part with the manifest. The
 * cipher lets no byte pass that was changed.
 */
final class ArchiveReader implements AutoCloseable {
  private static final byte[] BEGINNING = (ArchiveWriter.FORMAT + "\n").getBytes(US_ASCII);
  private final InputStream decrypted;
  private final ZipInputStream zip;
  private final Map<String, String> about = new HashMap<>();

  /** The digest of each part that was read. */
  private final Map<String, String> digests = new HashMap<>();

  private volatile boolean abandoned;

  private ArchiveReader(InputStream decrypted) {
    this.decrypted = decrypted;
    this.zip = new ZipInputStream(decrypted, UTF_8);
  }

  /**
   * Opens a backup and reads what it says of itself.
   *
   * @throws BackupRefused when it is not a backup, or one under another key
   */
  static ArchiveReader open(InputStream in, byte[] key) throws IOException {
    if (!Arrays.equals(in.readNBytes(BEGINNING.length), BEGINNING)) {
      throw new BackupRefused(
          "This is not a backup of the service, or not one of this version.",
          "هذا الملف ليس نسخة احتياطية للخدمة، أو ليس من هذا الإصدار.",
          null);
    }
    ArchiveReader reader = new ArchiveReader(ArchiveCipher.decrypting(in, key));
    try {
      ZipEntry first = reader.zip.getNextEntry();
      if (first == null || !first.getName().equals(ArchiveWriter.ABOUT)) {
        throw damaged("it does not begin with " + ArchiveWriter.ABOUT, null);
      }
      for (String line : reader.lines(first.getName())) {
        int space = line.indexOf(' ');
        reader.about.put(line.substring(0, space), line.substring(space + 1));
      }
      return reader;
    } catch (IOException e) {
      throw new BackupRefused(
          "The backup cannot be opened: the key is another one, or its beginning is damaged.",
          "تعذّر فتح النسخة الاحتياطية: المفتاح غير مفتاحها، أو أن بدايتها تالفة.",
          e);
    }
  }

  /** When it was taken and the version of its tables, in a line for an operator. */
  String summary() {
    return ("Backup of %1$s UTC, tables of version %2$s"
            + " / نسخة احتياطية أُخذت في %1$s بالتوقيت العالمي، وإصدار جداولها %2$s")
        .formatted(about("taken-at"), about("schema"));
  }

  /** What the backup says of itself, such as the time at which it was taken. */
  String about(String name) {
    String value = about.get(name);
    if (value == null) {
      throw damaged(ArchiveWriter.ABOUT + " lacks " + name, null);
    }
    return value;
  }

  /** What is done with each part. */
  interface PartReader {
    /** Reads a part; what it leaves unread is passed over. */
    void read(String name, InputStream in) throws IOException, SQLException;
  }

  /**
   * What the manifest says.
   *
   * @param parts in the order of the archive
   * @param chains of the record, each as {@code chain <length> <hash> <name>}
   */
  record BackupManifest(List<ArchivePart> parts, List<String> chains) {}

  /**
   * Gives every part to the reader, in the order of the archive.
   *
   * @throws BackupRefused when a part is not as the manifest says, or the archive has no end
   */
  BackupManifest read(PartReader reader) throws SQLException {
    try {
      ZipEntry entry;
      while ((entry = zip.getNextEntry()) != null) {
        if (abandoned) {
          throw new BackupRefused("Reading was broken off.", "أُوقفت القراءة.", null);
        }
        if (entry.getName().equals(ArchiveWriter.MANIFEST)) {
          BackupManifest manifest = compared(lines(entry.getName()));
          // The directory of the ZIP file follows, by which others read it.
          decrypted.transferTo(OutputStream.nullOutputStream());
          return manifest;
        }
        DigestInputStream digested = new DigestInputStream(zip, Sha256.digest());
        reader.read(entry.getName(), digested);
        digested.transferTo(OutputStream.nullOutputStream());
        keepDigest(entry.getName(), digested);
      }
    } catch (IOException e) {
      throw damaged(String.valueOf(e.getMessage()), e);
    }
    throw damaged("it has no end", null);
  }

  /** No part is read after the one that is being read. */
  void abandon() {
    abandoned = true;
  }

  private void keepDigest(String name, DigestInputStream digested) {
    digests.put(name, HexFormat.of().formatHex(digested.getMessageDigest().digest()));
  }

  private List<String> lines(String name) throws IOException {
    DigestInputStream digested = new DigestInputStream(zip, Sha256.digest());
    byte[] bytes = digested.readAllBytes();
    keepDigest(name, digested);
    return new String(bytes, UTF_8).lines().toList();
  }

  private BackupManifest compared(List<String> lines) {
    List<ArchivePart> parts = new ArrayList<>();
    List<String> chains = new ArrayList<>();
    for (String line : lines) {
      if (ArchivePart.isLine(line)) {
        parts.add(ArchivePart.of(line));
      } else {
        chains.add(line);
      }
    }
    for (ArchivePart part : parts) {
      if (!part.sha256().equals(digests.remove(part.name()))) {
        throw damaged(part.name() + " is not as the manifest says", null);
      }
    }
    digests.remove(ArchiveWriter.MANIFEST);
    if (!digests.isEmpty()) {
      throw damaged("the manifest does not name " + digests.keySet(), null);
    }
    return new BackupManifest(parts, chains);
  }

  static BackupRefused damaged(String english, @Nullable Throwable cause) {
    return new BackupRefused(
        "The backup is damaged: " + english + ".",
        "النسخة الاحتياطية تالفة (" + english + ").",
        cause);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
