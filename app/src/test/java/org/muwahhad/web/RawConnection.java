package org.muwahhad.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.muwahhad.TestApp;

/** A connection on which a test sends what no client would, as slowly as it likes. */
public final class RawConnection implements AutoCloseable {
  private final Socket socket;

  private RawConnection(Socket socket) {
    this.socket = socket;
  }

  public static RawConnection to(TestApp app) throws IOException {
    return to(app, new Socket());
  }

  /** One whose own side has little room for what comes and is not read yet. */
  public static RawConnection narrowTo(TestApp app) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4 * 1024);
    return to(app, socket);
  }

  private static RawConnection to(TestApp app, Socket socket) throws IOException {
    socket.connect(new InetSocketAddress(app.uri().getHost(), app.uri().getPort()));
    socket.setSoTimeout(30_000);
    return new RawConnection(socket);
  }

  public RawConnection send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public RawConnection send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** The head of a form with one file of this many bytes, and the beginning of the file. */
  public RawConnection beginFile(String path, String otherHeaders, int length) throws IOException {
    String begin =
        "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.pdf\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n";
    String end = "\r\n--part--\r\n";
    return send(
        "POST %s HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n%s".formatted(path, otherHeaders)
            + "Content-Type: multipart/form-data; boundary=part\r\n"
            + "Content-Length: %d\r\n\r\n".formatted(begin.length() + length + end.length())
            + begin);
  }

  /** The first line of the answer. */
  public String status() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c >= 0 && c != '\r'; c = read()) {
      line.append((char) c);
    }
    return line.toString();
  }

  private int read() throws IOException {
    return socket.getInputStream().read();
  }

  /** The next bytes that come, so many at most. */
  public String take(int most) throws IOException {
    return new String(socket.getInputStream().readNBytes(most), StandardCharsets.UTF_8);
  }

  /** All that comes until the other side closes; fails when it does not. */
  public String untilClosed() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
