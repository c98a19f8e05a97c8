package org.muwahhad.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection that sends requests and reads the answers. It takes next to no
 * CPU time from the server it measures, which shares the machine with it.
 */
final class WireClient implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  WireClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /** Posts and returns the body of the answer, which must have status 200. */
  String post(String path, String token, String json) throws IOException {
    return post(path, token, "application/json", json);
  }

  /** Posts a form as a script of a page does. */
  String postForm(String path, String token, String fields) throws IOException {
    return post(path, token, "application/x-www-form-urlencoded", fields);
  }

  private String post(String path, String token, String type, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    String head =
        """
        POST %s HTTP/1.1
        Host: 127.0.0.1
        Authorization: Bearer %s
        Content-Type: %s
        Accept: application/json
        Content-Length: %d

        """
            .formatted(path, token, type, body.length)
            .replace("\n", "\r\n");
    byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[headBytes.length + body.length];
    System.arraycopy(headBytes, 0, request, 0, headBytes.length);
    System.arraycopy(body, 0, request, headBytes.length, body.length);
    return exchange(request);
  }

  /** Gets and returns the body of the answer, which must have status 200. */
  String get(String path, String token) throws IOException {
    String head =
        """
        GET %s HTTP/1.1
        Host: 127.0.0.1
        Authorization: Bearer %s
        Accept: application/json, text/html, */*;q=0.1

        """
            .formatted(path, token)
            .replace("\n", "\r\n");
    return exchange(head.getBytes(StandardCharsets.US_ASCII));
  }

  private String exchange(byte[] request) throws IOException {
    out.write(request);
    out.flush();
    String status = line();
    int length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    String answer = chunked ? chunks() : text(length);
    if (!status.contains(" 200 ") && !status.contains(" 201 ")) {
      throw new IOException(status + " " + answer);
    }
    return answer;
  }

  private String chunks() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      all.append(text(size));
      line();
    }
    line();
    return all.toString();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String text(int length) throws IOException {
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("The server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
