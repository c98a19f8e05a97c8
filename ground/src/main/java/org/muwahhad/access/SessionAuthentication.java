package org.muwahhad.access;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.Cookies;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Finds the session of a request: by the browser's cookie, or by {@code Authorization: Bearer} for
 * programs.
 */
@Singleton
class SessionAuthentication implements AuthenticationFetcher<HttpRequest<?>> {
  /** Name of the cookie; the browser must not show it to scripts or send it from other sites. */
  static final String COOKIE = "muwahhad_session";

  private static final String BEARER = "Bearer ";

  /** Minutes of use that are written down as one. */
  private static final int MINUTES_UNWRITTEN = 5;

  private final Sessions sessions;
  private final FreshSignIns freshSignIns;
  private final Scheduler blocking;
  private final int sessionMinutes;

  SessionAuthentication(
      Sessions sessions,
      FreshSignIns freshSignIns,
      @Named(TaskExecutors.BLOCKING) ExecutorService executor,
      @Value("${muwahhad.session-idle:8h}") Duration sessionIdle) {
    this.sessions = sessions;
    this.freshSignIns = freshSignIns;
    this.blocking = Schedulers.fromExecutorService(executor);
    this.sessionMinutes = (int) sessionIdle.toMinutes();
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    Optional<String> bearer = bearer(request);
    Optional<String> token = bearer.or(() -> cookie(request));
    if (token.isEmpty()) {
      return Mono.empty();
    }
    return Mono.fromCallable(() -> find(token.get(), bearer.isEmpty()))
        .subscribeOn(blocking)
        .flatMap(Mono::justOrEmpty)
        .map(
            signedIn -> {
              signedIn.attachTo(request);
              return Authentication.build(
                  signedIn.actor().login(),
                  signedIn.actor().grants().stream().map(g -> g.role().name()).toList());
            });
  }

  private Optional<SignedIn> find(String token, boolean byCookie) {
    String hash = Sha256.of(token);
    List<Sessions.Holder> rows = sessions.listHolder(hash);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Sessions.Holder holder = rows.get(0);
    // Written every few minutes only, so that requests rarely write.
    if (holder.minutesUnused() >= MINUTES_UNWRITTEN && holder.programId() == null) {
      sessions.use(hash, sessionMinutes, MINUTES_UNWRITTEN);
    }
    return Optional.of(
        new SignedIn(
            Actors.of(rows),
            token,
            holder.csrfToken(),
            byCookie,
            SignInLevel.of(holder.level()),
            freshSignIns.isEnough(holder.level()) ? holder.secondsFresh() : Long.MAX_VALUE,
            program(holder)));
  }

  private static SignedIn.@Nullable ActingProgram program(Sessions.Holder holder) {
    Long id = holder.programId();
    String scopes = holder.scopes();
    return id == null || scopes == null
        ? null
        : new SignedIn.ActingProgram(id, Set.of(scopes.split(" ")));
  }

  private static Optional<String> bearer(HttpRequest<?> request) {
    return request
        .getHeaders()
        .getAuthorization()
        .filter(h -> h.startsWith(BEARER))
        .map(h -> h.substring(BEARER.length()).strip());
  }

  private static Optional<String> cookie(HttpRequest<?> request) {
    return Cookies.find(request, COOKIE);
  }
}
