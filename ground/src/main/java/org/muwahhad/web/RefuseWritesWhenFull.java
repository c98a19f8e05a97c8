package org.muwahhad.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;
import java.util.regex.Pattern;
import org.muwahhad.shared.FreeSpace;

/**
 * Takes no act while the disk has less free space than is kept back, so that the database never
 * runs into its end. People can still sign in and out, which writes next to nothing, and read. Long
 * before, no more files are taken but those of bids, whose deadline does not wait for a larger
 * disk.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class RefuseWritesWhenFull {
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> SIGNING_IN = Set.of("/sign-in", "/sign-out", "/api/v1/session");

  private static final Pattern OF_BID = Pattern.compile("(?:/api/v1)?/tenders/[^/]+/bid(?:/.*)?");

  private final FreeSpace space;
  private final Refusals refusals;

  RefuseWritesWhenFull(FreeSpace space, Refusals refusals) {
    this.space = space;
    this.refusals = refusals;
  }

  /** Whether something that may be long is sent that belongs to no bid. */
  private static boolean isFile(HttpRequest<?> request) {
    boolean isLong =
        BufferedBodies.hasFiles(request)
            || request.getContentLength() > BufferedBodies.MOST_OF_STRANGERS;
    return isLong && !OF_BID.matcher(request.getPath()).matches();
  }

  @RequestFilter
  @Nullable
  HttpResponse<?> refuse(HttpRequest<?> request) {
    boolean writes =
        !READING.contains(request.getMethod()) && !SIGNING_IN.contains(request.getPath());
    boolean full = space.isLow() || isFile(request) && space.isKeptForBids();
    return writes && full ? refusals.respondOutage(request, Outage.STORAGE) : null;
  }
}
