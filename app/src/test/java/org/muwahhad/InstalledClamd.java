package org.muwahhad;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ClamAV daemon of this machine (Debian's {@code clamav-daemon}), with a configuration and a
 * database of its own in a temporary folder: one signature, written here, for the test text that
 * all scanners know. It fetches nothing.
 */
public final class InstalledClamd implements AutoCloseable {
  /** The name that the scanner gives to what it finds. */
  public static final String SIGNATURE = "Muwahhad.Test-File.UNOFFICIAL";

  private final Path folder;
  private final int port;
  private @Nullable Process process;

  private InstalledClamd(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Starts it, and waits until it answers. */
  public static InstalledClamd start() {
    try {
      Path folder = Files.createTempDirectory("clamd-");
      Path signatures = Files.createDirectory(folder.resolve("signatures"));
      Files.writeString(
          signatures.resolve("test.ndb"),
          "Muwahhad.Test-File:0:*:" + HexFormat.of().formatHex(testText()) + "\n");
      InstalledClamd clamd = new InstalledClamd(folder, freePort());
      Files.write(
          folder.resolve("clamd.conf"),
          List.of(
              "Foreground yes",
              "DatabaseDirectory " + signatures,
              "TemporaryDirectory " + folder,
              "LocalSocket " + clamd.socket(),
              "TCPSocket " + clamd.port,
              "TCPAddr 127.0.0.1",
              "StreamMaxLength 40M"));
      clamd.again();
      Runtime.getRuntime().addShutdownHook(new Thread(clamd::stop));
      return clamd;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of the European Institute for Computer Antivirus Research, put together here. */
  public static byte[] testText() {
    String text = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** As the settings name it. */
  public String tcp() {
    return "tcp://127.0.0.1:" + port;
  }

  /** As the settings name it. */
  public String unix() {
    return "unix:" + socket();
  }

  private Path socket() {
    return folder.resolve("clamd.sock");
  }

  /** Starts it, at first or after {@link #stop}. */
  public void again() {
    try {
      Process started =
          new ProcessBuilder(find().toString(), "--config-file=" + folder.resolve("clamd.conf"))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("clamd.log").toFile())
              .start();
      process = started;
      waitUntilItListens(started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void waitUntilItListens(Process started) throws IOException {
    for (int i = 0; i < 600; i++) {
      try (var socket = new java.net.Socket("127.0.0.1", port)) {
        return;
      } catch (IOException e) {
        if (!started.isAlive()) {
          break;
        }
        pause();
      }
    }
    throw new IllegalStateException(
        "clamd does not start: " + Files.readString(folder.resolve("clamd.log")));
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends it, so that it does not answer. */
  public void stop() {
    Process running = process;
    if (running != null) {
      running.destroy();
      running.onExit().join();
    }
  }

  @Override
  public void close() {
    stop();
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> paths = new ArrayList<>(all.toList());
      java.util.Collections.reverse(paths);
      for (Path path : paths) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Path find() {
    List<String> folders =
        new ArrayList<>(Arrays.asList(System.getenv("PATH").split(File.pathSeparator)));
    folders.addAll(List.of("/usr/sbin", "/usr/local/sbin"));
    return folders.stream()
        .map(folder -> Path.of(folder, "clamd"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("No clamd is on the path (Debian: clamav-daemon)"));
  }
}
