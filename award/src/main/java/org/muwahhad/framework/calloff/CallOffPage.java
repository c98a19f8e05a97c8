package org.muwahhad.framework.calloff;

import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.AgreementFrame;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;

/** The page of one call-off, on which all its acts stand; each of them shows it again. */
@Singleton
public class CallOffPage {
  private static final String REQUEST_KEY = "requestKey";
  private final Answers answers;
  private final AgreementAccess access;
  private final ViewCallOff view;
  private final AgreementDays days;

  CallOffPage(Answers answers, AgreementAccess access, ViewCallOff view, AgreementDays days) {
    this.days = days;
    this.answers = answers;
    this.access = access;
    this.view = view;
  }

  /** The page, or the call-off for programs. */
  public HttpResponse<ViewCallOff.CallOffView> show(Actor actor, long id) {
    ViewCallOff.CallOffView callOff = view.get(actor, id);
    Form typed = answers.form(() -> fresh(callOff));
    Form form =
        typed.value(REQUEST_KEY).isEmpty() ? typed.with(REQUEST_KEY, UUID.randomUUID()) : typed;
    return answers.show(
        "framework/call-off",
        callOff,
        page ->
            Map.of(
                "page",
                above(page, callOff).titled("framework.call-off", callOff.order().number()),
                "view",
                callOff,
                "supplier",
                access.reach(actor).isOfSupplier(),
                "reports",
                mayReport(actor, callOff.order()),
                "form",
                form));
  }

  /** A supplier whose place another one took reads its orders, and no longer the agreement. */
  private static Page above(Page page, ViewCallOff.CallOffView callOff) {
    return callOff.supplierUntil() == null
        ? AgreementFrame.below(
            page, callOff.order().agreementNumber(), callOff.order().agreementId())
        : page.below(page.t().get("framework.call-offs"), "/call-offs");
  }

  /** Whether a breach of an order that its supplier received can be reported by the reader. */
  private static boolean mayReport(Actor actor, CallOffQueries.CallOff order) {
    return order.sentAt() != null
        && (actor.is(Role.CENTRAL_BUYER)
            || actor
                .find(Role.PROCUREMENT_OFFICER)
                .filter(g -> g.entity() == order.entityId())
                .isPresent());
  }

  /** To who confirms it the day on which the entity wants it, so that one press takes it over. */
  private Form fresh(ViewCallOff.CallOffView callOff) {
    LocalDate wanted = callOff.order().wantedOn();
    return callOff.mayConfirm() && wanted != null && !wanted.isBefore(days.today())
        ? Form.empty().with("promisedOn", wanted)
        : Form.empty();
  }
}
