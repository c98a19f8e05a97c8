package org.muwahhad.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a ClamAV daemon, over TCP or a Unix socket, with its command INSTREAM (clamd(8)): the file
 * goes over in pieces, so that the daemon needs no access to our files and we hold none of it.
 */
final class ClamdScanner implements MalwareScanner {
  private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");
  private static final int PIECE = 64 * 1024;
  private static final int LONGEST_REPLY = 4096;
  private static final Duration TO_ANSWER = Duration.ofSeconds(3);
  private final String given;
  private final Duration timeout;

  /**
   * A scanner at an address.
   *
   * @param address {@code tcp://host:port} or {@code unix:/path}
   * @param timeout for one file, from connecting to the verdict
   */
  ClamdScanner(String address, Duration timeout) {
    this.given = address;
    this.timeout = timeout;
    where();
  }

  @Override
  public String address() {
    return given;
  }

  @Override
  public Verdict scan(InputStream content) {
    try {
      return verdict(ask(timeout, channel -> stream(channel, content)));
    } catch (IOException e) {
      return new NoAnswer(String.valueOf(e));
    }
  }

  @Override
  public Optional<String> version() {
    try {
      String answer = ask(TO_ANSWER, channel -> write(channel, command("VERSION")));
      return answer.isBlank() ? Optional.empty() : Optional.of(answer);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Verdict verdict(String reply) {
    Matcher found = FOUND.matcher(reply);
    if (found.matches()) {
      return new Infected(found.group(1));
    }
    return reply.equals("stream: OK") ? new Clean() : new NoAnswer(reply);
  }

  /** What is said to the daemon. */
  private interface DaemonMessage {
    void to(SocketChannel channel) throws IOException;
  }

  private String ask(Duration within, DaemonMessage saying) throws IOException {
    SocketAddress where = where();
    try (SocketChannel channel =
        where instanceof UnixDomainSocketAddress
            ? SocketChannel.open(StandardProtocolFamily.UNIX)
            : SocketChannel.open()) {
      // A blocking channel knows no timeout; closing it ends whatever it waits for.
      CompletableFuture<Void> end =
          CompletableFuture.runAsync(
              () -> close(channel),
              CompletableFuture.delayedExecutor(within.toMillis(), TimeUnit.MILLISECONDS));
      try {
        channel.connect(where);
        saying.to(channel);
        return reply(channel);
      } finally {
        end.cancel(false);
      }
    }
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Closed is closed.
    }
  }

  private static void stream(SocketChannel channel, InputStream content) throws IOException {
    write(channel, command("INSTREAM"));
    byte[] piece = new byte[PIECE];
    for (int n = content.readNBytes(piece, 0, PIECE); n > 0; ) {
      write(channel, ByteBuffer.allocate(4 + n).putInt(n).put(piece, 0, n).flip());
      n = content.readNBytes(piece, 0, PIECE);
    }
    write(channel, ByteBuffer.allocate(4).putInt(0).flip());
  }

  private static ByteBuffer command(String name) {
    return ByteBuffer.wrap(("z" + name + "\0").getBytes(StandardCharsets.US_ASCII));
  }

  private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static String reply(SocketChannel channel) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(LONGEST_REPLY);
    while (answer.size() < LONGEST_REPLY && channel.read(buffer) >= 0) {
      buffer.flip();
      answer.write(buffer.array(), 0, buffer.limit());
      buffer.clear();
    }
    return answer.toString(StandardCharsets.UTF_8).replace("\0", "").strip();
  }

  private SocketAddress where() {
    if (given.startsWith("unix:")) {
      return UnixDomainSocketAddress.of(given.substring("unix:".length()));
    }
    Matcher tcp = Pattern.compile("tcp://(.+):([0-9]{1,5})").matcher(given);
    if (!tcp.matches()) {
      throw new IllegalArgumentException(
          "muwahhad.scanner.address is neither tcp://host:port nor unix:/path: " + given);
    }
    return new InetSocketAddress(tcp.group(1), Integer.parseInt(tcp.group(2)));
  }
}
