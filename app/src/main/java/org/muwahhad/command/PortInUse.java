package org.muwahhad.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** A TCP port that another program listens on, perhaps this service started before. */
final class PortInUse {
  private PortInUse() {}

  /** Whether the service could not listen there now; 0 stands for any free port. */
  static boolean is(String host, int port) {
    if (port == 0) {
      return false;
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return false;
    } catch (UnknownHostException | IllegalArgumentException e) {
      // Another mistake, which is told when the server is started.
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** What to type instead, in both languages. */
  static String message(int port) {
    return """
        Port %1$d is taken by another program, or by this one started before. \
        Add --port 0 to take any free port; the address is then printed.
        المنفذ %1$d يشغله برنامج آخر، أو هذه المنظومة نفسها إن شُغّلت من قبل. \
        أضيفوا --port 0 لاستعمال أي منفذ متاح، وسيُعرض العنوان عند التشغيل."""
        .formatted(port);
  }
}
