package org.muwahhad.access;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.Map;
import org.muwahhad.web.Origin;

/**
 * Puts person and address of a request beside every line that the log gets while it is answered.
 */
@ServerFilter("/**")
class LogPerson implements Ordered {
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }

  @RequestFilter
  void name(HttpRequest<?> request, MutablePropagatedContext context) {
    String person =
        SignedIn.find(request).map(s -> String.valueOf(s.actor().personId())).orElse("-");
    context.add(
        new MdcPropagationContext(
            Map.of("person", person, "address", Origin.of(request).address())));
  }
}
