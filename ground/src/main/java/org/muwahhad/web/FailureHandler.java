package org.muwahhad.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.compression.DecompressionException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.muwahhad.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers every other failure: what the database's guards refused as a refusal, an outage as such,
 * anything else as a fault of ours with a reference that leads to the log.
 */
@Singleton
class FailureHandler implements ExceptionHandler<RuntimeException, HttpResponse<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);
  private final Refusals refusals;

  FailureHandler(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, RuntimeException failure) {
    boolean reads = !request.getMethod().permitsRequestBody();
    Optional<Outage> outage = reads ? Outage.findOfRead(failure) : Outage.find(failure);
    Optional<Refusal> refusal = Refusals.find(failure);
    if (refusal.isPresent() && !(reads && outage.isPresent())) {
      return refusals.respond(request, refusal.get());
    }
    if (isUnpackable(failure)) {
      return refusals.respondBadRequest(request, "shared.unreadable-body", List.of());
    }
    if (outage.isPresent()) {
      LOG.warn("{} at {}: {}", outage.get(), request.getPath(), failure.toString());
      return refusals.respondOutage(request, outage.get());
    }
    String reference = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("Unexpected failure {} at {}", reference, request.getPath(), failure);
    return refusals.respondUnexpected(request, reference);
  }

  /** A body that says it is packed, and is not. */
  private static boolean isUnpackable(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(DecompressionException.class::isInstance);
  }
}
