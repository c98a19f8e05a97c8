package org.muwahhad.bid.readout;

import io.micronaut.http.sse.Event;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Informs browsers when an opening has come further. Each node asks the database once a second for
 * each opening somebody follows there, however many follow it, so that any node may serve anybody.
 */
@Singleton
class ReadOutFeed implements GracefulShutdownCapable {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** Keeps proxies from closing a quiet line. */
  private static final Duration BETWEEN_BEATS = Duration.ofSeconds(20);

  /** A browser comes back by itself, and is asked again who it is. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final int MOST_FOLLOWERS = 2_000;

  private final ReadOutQueries queries;
  private final Map<Long, Flux<String>> looks = new ConcurrentHashMap<>();
  private final AtomicInteger followers = new AtomicInteger();
  private final Sinks.Empty<Void> stop = Sinks.empty();

  ReadOutFeed(ReadOutQueries queries) {
    this.queries = queries;
  }

  /** Whether another follower can be served; the page looks by itself otherwise. */
  boolean hasPlace() {
    return followers.get() < MOST_FOLLOWERS;
  }

  /** An event {@code moved} for the present state and each later one. */
  Flux<Event<String>> follow(long tenderId) {
    Flux<Event<String>> moves =
        looks
            .computeIfAbsent(tenderId, this::look)
            .distinctUntilChanged()
            .map(progress -> Event.of(progress).name("moved"));
    Flux<Event<String>> beats = Flux.interval(BETWEEN_BEATS).map(beat -> Event.of("").name("beat"));
    return Flux.merge(moves, beats)
        .take(LONGEST)
        .takeUntilOther(stop.asMono())
        .doOnSubscribe(s -> followers.incrementAndGet())
        .doFinally(s -> followers.decrementAndGet());
  }

  /** One look a second at a tender, shared by all who follow it, and given up with the last. */
  private Flux<String> look(long tenderId) {
    return Flux.interval(Duration.ZERO, BETWEEN_LOOKS, Schedulers.boundedElastic())
        .onBackpressureDrop()
        .concatMap(second -> Flux.fromIterable(queries.find(tenderId).stream().toList()), 1)
        .map(ReadOutQueries.MeetingsState::progress)
        .doFinally(s -> looks.remove(tenderId))
        .replay(1)
        .refCount();
  }

  @Override
  public CompletionStage<?> shutdownGracefully() {
    stop.tryEmitEmpty();
    return CompletableFuture.completedFuture(null);
  }
}
