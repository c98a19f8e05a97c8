package org.muwahhad.command;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A node of the service as a process of its own, with a small disk of its own. Whoever runs it
 * starts it again when it ends, as a supervisor does.
 */
final class TroubledNode implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final List<String> SHARED =
      List.of("files", "vault.key", "links.key", "secrets.key", "signing", "log");
  private static final String DISK_SIZE = "192m";

  private final Path folder;
  private final Path disk;
  private final int port = freePort();
  private final String[] options;
  private final Map<String, String> environment = new HashMap<>();
  private final boolean hasDisk;

  private @Nullable ServiceProcess process;

  /**
   * A node that shares files and keys with the others.
   *
   * @param shared where these are, in the first that has them
   * @param options where the database is
   */
  TroubledNode(Path folder, List<Path> shared, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.disk = folder.resolve("disk");
    this.options = options;
    Files.createDirectories(disk);
    hasDisk = run("mount", "-t", "tmpfs", "-o", "size=" + DISK_SIZE, "tmpfs", disk.toString());
    for (String one : SHARED) {
      for (Path place : shared) {
        if (Files.exists(place.resolve(one)) && !Files.exists(disk.resolve(one))) {
          Files.createSymbolicLink(disk.resolve(one), place.resolve(one).toAbsolutePath());
        }
      }
    }
    this.environment.putAll(environment);
    this.environment.put("MUWAHHAD_LEAST_FREE_SPACE", "32MB");
  }

  /** Where it keeps everything. */
  Path disk() {
    return disk;
  }

  int port() {
    return port;
  }

  boolean hasDisk() {
    return hasDisk;
  }

  /** Starts it, again if it must be, until it serves. */
  void start() throws InterruptedException {
    long limit = System.nanoTime() + LONGEST_START.toNanos();
    ServiceProcess now = launch();
    while (!isReady()) {
      if (System.nanoTime() > limit) {
        throw new AssertionError("A node of the service does not start:\n" + now.output());
      }
      if (!now.isAlive()) {
        now = launch();
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private ServiceProcess launch() {
    ServiceProcess now = ServiceProcess.start(disk, port, environment, options);
    process = now;
    return now;
  }

  /** Whether it says that it should get requests. */
  boolean isReady() {
    try {
      URI address = URI.create("http://127.0.0.1:" + port + "/health/readiness");
      return HTTP.send(
                  HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void kill() {
    if (process != null) {
      process.kill();
    }
  }

  /** Ends it as an operator does. */
  void stop() {
    if (process != null && process.isAlive()) {
      process.stop();
    }
  }

  /** What it wrote since its last start. */
  String output() {
    return process == null ? "" : process.output();
  }

  /** Fills its disk to the last byte. */
  void fillDisk() {
    byte[] much = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(disk.resolve("filling"))) {
      while (true) {
        out.write(much);
      }
    } catch (IOException e) {
      // No space is left, as wanted.
    }
  }

  void emptyDisk() throws IOException {
    Files.deleteIfExists(disk.resolve("filling"));
  }

  @Override
  public void close() throws IOException, InterruptedException {
    kill();
    if (hasDisk) {
      run("umount", "-l", disk.toString());
    }
  }

  private boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(command[0] + ".out").toFile())
            .start()
            .waitFor()
        == 0;
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
