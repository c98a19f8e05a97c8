package org.muwahhad.organisation.person;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Set;
import java.util.regex.Pattern;
import org.muwahhad.access.Role;
import org.muwahhad.access.SignedIn;
import org.muwahhad.shared.Refusal;

/**
 * Refuses every act of a bid manager whose account is held ({@link AccountHolds}), at every
 * address: an act that is added later is refused, too. What concerns the person's own session,
 * password, messages and calendar alone stays open, and so do the links that are sent by e-mail.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class RefuseHeldAccounts implements Ordered {
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Pattern OWN =
      Pattern.compile(
          "(/api/v1)?/(account-hold|password|session|sessions|messages|factors)(/.*)?"
              + "|/(sign-in|sign-out|language|calendar/feed|choose-password|forgotten-password"
              + "|release-account|demo/clock|verify/files)(/.*)?"
              + "|/api/v1/demo/clock");
  private final AccountHolds holds;

  RefuseHeldAccounts(AccountHolds holds) {
    this.holds = holds;
  }

  /** When it is known who asks, and before bodies are waited for. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.RENDERING.before();
  }

  /**
   * Lets a request pass that does nothing in a supplier's name, or whose account is not held.
   *
   * @throws Refusal.NotPermitted {@code bid.account-held}
   */
  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void refuse(HttpRequest<?> request) {
    if (READING.contains(request.getMethod()) || OWN.matcher(request.getPath()).matches()) {
      return;
    }
    boolean held =
        SignedIn.find(request)
            .map(SignedIn::actor)
            .filter(actor -> actor.is(Role.BIDDER))
            .filter(actor -> holds.heldUntil(actor.personId()) != null)
            .isPresent();
    if (held) {
      throw new Refusal.NotPermitted("bid.account-held");
    }
  }
}
