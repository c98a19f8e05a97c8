package org.muwahhad.reports.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The version of all that lays reports out: what the templates are designed by, the words of the
 * bundles, the typefaces and the colour profile, and the libraries that draw the pages. The same
 * figures, edition and layout version give the same bytes.
 *
 * <p>The build works it out, so that every node of a build has the same one, from what is compiled
 * and not from what comes of it: a template differs each time in a name inside, and classes with
 * the compiler. Built again from the same sources, wherever that is, it is the same.
 */
public final class LayoutVersion {
  /** The name of the file that holds it, beside the compiled templates. */
  static final String FILE = "layout-version";

  private static final String RESOURCE = "/org/muwahhad/reports/" + FILE;

  private LayoutVersion() {}

  /** That of this build: SHA-256, lower-case hexadecimal. */
  public static String current() {
    return OfThisBuild.VERSION;
  }

  /** Read when it is first asked for: the build asks for another before there is one. */
  private static final class OfThisBuild {
    static final String VERSION = read();
  }

  private static String read() {
    try (InputStream in =
        Objects.requireNonNull(
            LayoutVersion.class.getResourceAsStream(RESOURCE), "No version of the layout")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The version of what lies in some folders.
   *
   * @param libraries names with versions of what else draws the pages, in any order
   */
  static String of(List<Path> folders, List<String> libraries) throws IOException {
    MessageDigest digest = sha256();
    for (String library : libraries.stream().sorted().toList()) {
      add(digest, library.getBytes(StandardCharsets.UTF_8));
    }
    for (Path folder : folders) {
      for (Path file : files(folder)) {
        add(digest, name(folder.relativize(file)).getBytes(StandardCharsets.UTF_8));
        add(digest, Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> lays(folder.relativize(file))).sorted().toList();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Each with its length, so that none runs into the next. */
  private static void add(MessageDigest digest, byte[] part) {
    digest.update((part.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(part);
  }

  private static String name(Path file) {
    return file.toString().replace('\\', '/');
  }

  /** Signatures come after the pages, no matter who makes them. */
  private static boolean lays(Path file) {
    String name = name(file);
    return !name.startsWith("signature/")
        && (name.endsWith(".java")
            || name.endsWith(".properties")
            || name.endsWith(".jrxml")
            || name.endsWith(".ttf")
            || name.endsWith(".otf")
            || name.endsWith(".xml")
            || name.endsWith(".icc"));
  }
}
