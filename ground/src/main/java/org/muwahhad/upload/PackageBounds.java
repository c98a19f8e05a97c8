package org.muwahhad.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a document that is a ZIP package (ISO/IEC 29500, ISO/IEC 26300) without unpacking
 * it anywhere: which kind it is, whether it stays within bounds, and whether it holds what could
 * run. A workbook inside a document, as charts have, is looked through likewise; deeper nesting is
 * refused.
 */
final class PackageBounds {
  private static final int MOST_ENTRIES = 2_000;
  private static final long MOST_UNPACKED = 200L * 1024 * 1024;

  /** Times a package may grow; large sheets of real offices stay below 60. */
  private static final long MOST_GROWTH = 200;

  private static final int LARGEST_TOLD = 1024 * 1024;
  private static final int LARGEST_INNER = 20 * 1024 * 1024;

  /** First bytes of archives and compound files that no document needs inside. */
  private static final List<byte[]> ARCHIVES =
      List.of(bytes('R', 'a', 'r', '!'), bytes('7', 'z', 0xBC, 0xAF), bytes(0x1F, 0x8B));

  private static final byte[] ZIP = bytes('P', 'K', 3, 4);
  private static final byte[] COMPOUND = bytes(0xD0, 0xCF, 0x11, 0xE0);
  private static final byte[] PROGRAM = bytes('M', 'Z');

  private long entries;
  private long unpacked;
  private final long mostUnpacked;

  private PackageBounds(long mostUnpacked) {
    this.mostUnpacked = mostUnpacked;
  }

  /** What was found: the kind, or the code under which the package is refused. */
  record PackageFinding(@Nullable FileType type, @Nullable String refusedAs) {
    static PackageFinding refused(String code) {
      return new PackageFinding(null, code);
    }
  }

  static boolean isZip(byte[] content) {
    return startsWith(content, content.length, ZIP);
  }

  static PackageFinding of(byte[] content) {
    long most = Math.min(MOST_UNPACKED, 1024 * 1024 + content.length * MOST_GROWTH);
    try {
      return new PackageBounds(most).look(content, 0);
    } catch (PackageRefused refused) {
      return PackageFinding.refused(refused.code);
    } catch (IOException | RuntimeException e) {
      return PackageFinding.refused("upload.package-broken");
    }
  }

  private static final class PackageRefused extends RuntimeException {
    private final String code;

    PackageRefused(String code) {
      super(code, null, false, false);
      this.code = code;
    }
  }

  private PackageFinding look(byte[] content, int depth) throws IOException {
    String types = "";
    String mimetype = "";
    Set<String> names = new HashSet<>();
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(content)).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        checkName(entry, names);
        try (InputStream in = zip.getInputStream(entry)) {
          byte[] entryBytes = read(in, entry.getName(), depth);
          if (entry.getName().equals("[Content_Types].xml")) {
            types = text(entryBytes);
          } else if (entry.getName().equals("mimetype")) {
            mimetype = text(entryBytes).strip();
          }
        }
      }
    }
    return kind(types, mimetype);
  }

  private void checkName(ZipArchiveEntry entry, Set<String> names) {
    String name = entry.getName();
    String lower = name.toLowerCase(Locale.ROOT);
    entries++;
    if (entries > MOST_ENTRIES) {
      throw new PackageRefused("upload.package-too-large");
    }
    boolean leadsOut =
        name.startsWith("/")
            || text(entry.getRawName()).contains("\\")
            || name.contains(":")
            || List.of(name.split("/")).contains("..");
    if (leadsOut || !names.add(lower) || entry.isUnixSymlink()) {
      throw new PackageRefused("upload.package-broken");
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new PackageRefused("upload.encrypted");
    }
    boolean runs =
        lower.endsWith("vbaproject.bin")
            || lower.endsWith("vbadata.xml")
            || lower.contains("/macrosheets/")
            || lower.contains("/activex/")
            || lower.startsWith("basic/")
            || lower.startsWith("scripts/");
    if (runs) {
      throw new PackageRefused("upload.active-content");
    }
  }

  /** Reads an entry to its end, counting; hands back its beginning. */
  private byte[] read(InputStream in, String name, int depth) throws IOException {
    byte[] buffer = new byte[8192];
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    int limit = LARGEST_TOLD;
    for (int n = in.readNBytes(buffer, 0, buffer.length); n > 0; ) {
      unpacked += n;
      if (unpacked > mostUnpacked) {
        throw new PackageRefused("upload.package-too-large");
      }
      if (kept.size() == 0) {
        checkBeginning(buffer, n);
        limit = startsWith(buffer, n, ZIP) ? LARGEST_INNER : LARGEST_TOLD;
      }
      kept.write(buffer, 0, Math.max(0, Math.min(n, limit - kept.size())));
      n = in.readNBytes(buffer, 0, buffer.length);
    }
    byte[] content = kept.toByteArray();
    if (isZip(content)) {
      lookInside(content, name, depth);
    }
    return content;
  }

  private static void checkBeginning(byte[] content, int length) {
    if (startsWith(content, length, COMPOUND) || startsWith(content, length, PROGRAM)) {
      throw new PackageRefused("upload.active-content");
    }
    if (ARCHIVES.stream().anyMatch(a -> startsWith(content, length, a))) {
      throw new PackageRefused("upload.nested-archive");
    }
  }

  private void lookInside(byte[] content, String name, int depth) throws IOException {
    if (depth > 0 || !name.contains("/embeddings/") || content.length >= LARGEST_INNER) {
      throw new PackageRefused("upload.nested-archive");
    }
    String refused = look(content, depth + 1).refusedAs();
    if (refused != null) {
      throw new PackageRefused(
          refused.equals("upload.archive") ? "upload.nested-archive" : refused);
    }
  }

  private static PackageFinding kind(String types, String mimetype) {
    if (types.contains("macroEnabled")) {
      return PackageFinding.refused("upload.active-content");
    }
    for (FileType type : List.of(FileType.ODT, FileType.ODS)) {
      if (mimetype.equals(type.mediaType())) {
        return new PackageFinding(type, null);
      }
    }
    for (FileType type : List.of(FileType.DOCX, FileType.XLSX)) {
      if (types.contains("\"" + type.mediaType() + ".main+xml\"")) {
        return new PackageFinding(type, null);
      }
    }
    return PackageFinding.refused("upload.archive");
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }

  private static boolean startsWith(byte[] content, int length, byte[] beginning) {
    if (length < beginning.length) {
      return false;
    }
    for (int i = 0; i < beginning.length; i++) {
      if (content[i] != beginning[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
