package org.muwahhad.bench;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Sends requests at a fixed rate, whether or not the former were answered; the time of each counts
 * from when it was due, so that a server that falls behind is not measured as if it had been asked
 * less.
 */
final class OpenLoop {
  private OpenLoop() {}

  /** Sends one request. */
  interface Client extends AutoCloseable {
    void send(int number) throws Exception;

    @Override
    default void close() throws Exception {}
  }

  /** Times in microseconds, ascending. */
  record Times(long[] micros) {
    /** The time that so many thousandths of the requests did not exceed, in milliseconds. */
    String millis(int thousandths) {
      int index = (int) Math.min(micros.length - 1L, (long) micros.length * thousandths / 1000);
      return "%.1f".formatted(micros[index] / 1000.0);
    }
  }

  /**
   * Sends {@code perSecond} requests a second for the given number of seconds, by as many clients.
   */
  static Times run(int perSecond, int seconds, int clients, Callable<? extends Client> connect)
      throws Exception {
    return send(perSecond, clients, perSecond * seconds, connect);
  }

  /** Sends so many requests, {@code perSecond} a second. */
  static Times send(double perSecond, int clients, int count, Callable<? extends Client> connect)
      throws Exception {
    long[] micros = new long[count];
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
    Callable<Integer> work =
        () -> {
          try (Client client = connect.call()) {
            int sent = 0;
            for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
              long due = start + (long) (n * 1e9 / perSecond);
              TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
              client.send(n);
              micros[n] = (System.nanoTime() - due) / 1000;
              sent++;
            }
            return sent;
          }
        };
    List<Future<Integer>> running =
        IntStream.range(0, clients).mapToObj(i -> threads.submit(work)).toList();
    for (Future<Integer> one : running) {
      one.get();
    }
    threads.shutdown();
    Arrays.sort(micros);
    return new Times(micros);
  }
}
