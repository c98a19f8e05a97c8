package org.muwahhad.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jsoup.parser.Parser;

/**
 * Who made a file and who saved it last, as the file says: in the properties of an office document,
 * or in the information or the metadata of a PDF. A file is searched for these texts alone,
 * whatever else is in it. A PDF that has them compressed or encrypted names nobody.
 *
 * @param author in capitals; empty where the file names nobody in particular
 * @param lastSaved who saved it last, likewise; empty for every PDF
 */
public record FileAuthors(String author, String lastSaved) {
  /** A file that names nobody. */
  public static final FileAuthors NOBODY = new FileAuthors("", "");

  private static final int MOST_CHARACTERS = 200;
  private static final int LEAST_CHARACTERS = 3;

  /** Of a text as the file has it, with its escapes. */
  private static final int MOST_ENCODED = 2_000;

  /** Of the properties of an office document. */
  private static final int MOST_BYTES = 256 * 1024;

  private static final int MOST_TRIES = 20;
  private static final String PDF = "%PDF-";
  private static final String AUTHOR = "/Author";

  /** What computers and programs enter for everybody. */
  private static final Set<String> EVERYBODY =
      Set.of(
          "ADMIN",
          "ADMINISTRATOR",
          "ANONYMOUS",
          "APACHE POI",
          "ASUS",
          "AUTHOR",
          "DELL",
          "GUEST",
          "LENOVO",
          "MICROSOFT",
          "MICROSOFT OFFICE USER",
          "MUWAHHAD",
          "OFFICE",
          "OPENPYXL",
          "OWNER",
          "PYTHON-DOCX",
          "SCANNER",
          "TOSHIBA",
          "UNKNOWN",
          "USER",
          "USERNAME",
          "WINDOWS USER",
          "المستخدم",
          "مستخدم");

  /** Reads a file. */
  public static FileAuthors of(byte[] content) {
    if (PackageBounds.isZip(content)) {
      return ofPackage(content);
    }
    String text = new String(content, StandardCharsets.ISO_8859_1);
    return text.startsWith(PDF) ? ofPdf(text) : NOBODY;
  }

  private static FileAuthors ofPackage(byte[] content) {
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(content)).get()) {
      String office = part(zip, "docProps/core.xml");
      if (!office.isEmpty()) {
        return new FileAuthors(
            name(element(office, "dc:creator")), name(element(office, "cp:lastModifiedBy")));
      }
      String open = part(zip, "meta.xml");
      return new FileAuthors(
          name(element(open, "meta:initial-creator")), name(element(open, "dc:creator")));
    } catch (IOException | RuntimeException e) {
      return NOBODY;
    }
  }

  private static String part(ZipFile zip, String name) throws IOException {
    ZipArchiveEntry entry = zip.getEntry(name);
    if (entry == null) {
      return "";
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }

  /** The text of the first element of a name; empty where there is none. */
  private static String element(String text, String name) {
    int at = text.indexOf("<" + name);
    int begin = at < 0 ? 0 : text.indexOf('>', at) + 1;
    if (begin == 0 || text.charAt(begin - 2) == '/') {
      return "";
    }
    String rest = text.substring(begin, Math.min(text.length(), begin + MOST_ENCODED));
    int end = rest.indexOf('<');
    return end < 0 ? "" : Parser.unescapeEntities(rest.substring(0, end), false);
  }

  private static FileAuthors ofPdf(String text) {
    if (text.contains("/Encrypt")) {
      return NOBODY;
    }
    String author = information(text);
    return new FileAuthors(name(author.isEmpty() ? metadata(text) : author), "");
  }

  /** The author that the information names last, as a later change of the file writes it. */
  private static String information(String text) {
    int at = text.lastIndexOf(AUTHOR);
    for (int tries = 0; at >= 0 && tries < MOST_TRIES; tries++) {
      int begin = at + AUTHOR.length();
      String rest = text.substring(begin, Math.min(text.length(), begin + MOST_ENCODED)).strip();
      String found = decoded(bytes(rest));
      if (!found.isEmpty()) {
        return found;
      }
      at = text.lastIndexOf(AUTHOR, at - 1);
    }
    return "";
  }

  /** The author in the metadata of a PDF (XMP), which are UTF-8. */
  private static String metadata(String text) {
    int at = text.indexOf("<dc:creator");
    if (at < 0) {
      return "";
    }
    String near = text.substring(at, Math.min(text.length(), at + MOST_ENCODED));
    return element(
        new String(near.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8), "rdf:li");
  }

  /** A string of a PDF (ISO 32000-1, 7.3.4), in brackets or in hexadecimal digits. */
  private static byte[] bytes(String text) {
    if (text.startsWith("(")) {
      return literal(text);
    }
    int end = text.indexOf('>');
    if (!text.startsWith("<") || end < 0) {
      return new byte[0];
    }
    String digits = text.substring(1, end).replaceAll("\\s++", "");
    try {
      return HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : digits + "0");
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] literal(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int depth = 0;
    int i = 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      i++;
      if (c == '\\' && i < text.length()) {
        i = unescape(text, i, bytes);
        continue;
      }
      if (c == ')' && depth == 0) {
        return bytes.toByteArray();
      }
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      }
      bytes.write(c);
    }
    return new byte[0];
  }

  /** Writes what an escape stands for; returns where the text goes on. */
  private static int unescape(String text, int at, ByteArrayOutputStream to) {
    int code = 0;
    int i = at;
    while (i < Math.min(text.length(), at + 3) && text.charAt(i) >= '0' && text.charAt(i) <= '7') {
      code = code * 8 + (text.charAt(i) - '0');
      i++;
    }
    if (i > at) {
      to.write(code);
      return i;
    }
    char c = text.charAt(at);
    to.write("nrtbf".indexOf(c) < 0 ? c : ' ');
    return at + 1;
  }

  private static String decoded(byte[] bytes) {
    if (begins(bytes, 0xFE, 0xFF)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static boolean begins(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if (bytes[i] != (byte) with[i]) {
        return false;
      }
    }
    return true;
  }

  /** A name as it is compared: the same for small and capital letters and however it is spaced. */
  private static String name(String text) {
    String name =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\s]++", " ")
            .toUpperCase(Locale.ROOT)
            .strip()
            .codePoints()
            .limit(MOST_CHARACTERS)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    boolean somebody = name.length() >= LEAST_CHARACTERS && !EVERYBODY.contains(name);
    return somebody ? name : "";
  }
}
