package org.muwahhad.web;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.ArrayList;
import java.util.List;

/**
 * What is given back when the answer on a connection was taken as a whole, or the connection ended.
 * An answer that is made but not taken still lies in memory.
 */
final class HeldUntilSent {
  private static final AttributeKey<HeldUntilSent> KEY =
      AttributeKey.valueOf(HeldUntilSent.class, "held");
  private final List<Runnable> held = new ArrayList<>();

  private HeldUntilSent() {}

  /** Registers something to be released once; immediately where the connection has ended. */
  static void add(Channel connection, Runnable release) {
    HeldUntilSent fresh = new HeldUntilSent();
    HeldUntilSent before = connection.attr(KEY).setIfAbsent(fresh);
    HeldUntilSent here = before == null ? fresh : before;
    synchronized (here.held) {
      here.held.add(release);
    }
    if (before == null) {
      connection.closeFuture().addListener(closed -> here.release());
    } else if (connection.closeFuture().isDone()) {
      here.release();
    }
  }

  /** Reports that the answer in turn was taken. */
  static void taken(Channel connection) {
    HeldUntilSent here = connection.attr(KEY).get();
    if (here != null) {
      here.release();
    }
  }

  private void release() {
    List<Runnable> all;
    synchronized (held) {
      all = List.copyOf(held);
      held.clear();
    }
    all.forEach(Runnable::run);
  }
}
