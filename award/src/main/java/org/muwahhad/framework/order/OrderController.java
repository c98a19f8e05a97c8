package org.muwahhad.framework.order;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.OrderChangeQueries;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.ReviewedFirst;

/** The approval and the changes of orders, and the thresholds of entities. */
@Tag(name = "agreements")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record OrderController(
    Answers answers,
    ViewCallOff view,
    ApproveOrder approveOrder,
    RefuseOrder refuseOrder,
    ChangeOrder changeOrder,
    AskForChange askForChange,
    AskForCancellation askForCancellation,
    AgreeToChange agreeToChange,
    DeclineChange declineChange,
    WithdrawChange withdrawChange,
    ViewThresholds viewThresholds,
    SetOrderThreshold setOrderThreshold,
    ReviewChange reviewChange) {
  private static final String THRESHOLDS = "/order-thresholds";

  /** A remark on an approval; may be null or empty. */
  record OrderApproval(@Nullable String remark) {
    String words() {
      return Objects.requireNonNullElse(remark, "");
    }
  }

  /** Why an order is refused, or a change is declined. */
  record OrderReason(@Nullable String reason) {
    String words() {
      return Objects.requireNonNullElse(reason, "");
    }
  }

  private static String address(long id) {
    return "/call-offs/" + id;
  }

  /** What a second person of the entity decides. */
  @Hidden
  @Get("/call-offs/{id}/approval")
  HttpResponse<ViewCallOff.CallOffView> approvalForm(Actor actor, long id) {
    return form("order/approval", "order.approval", view.get(actor, id), Form.empty());
  }

  /** The form on which an order is changed, or the other side is asked for it. */
  @Hidden
  @Get("/call-offs/{id}/change")
  HttpResponse<ViewCallOff.CallOffView> changeForm(Actor actor, long id) {
    return form("order/change", "order.change-of", view.get(actor, id), keyed());
  }

  /** The form on which the other side is asked that an order ends. */
  @Hidden
  @Get("/call-offs/{id}/cancellation")
  HttpResponse<ViewCallOff.CallOffView> cancellationForm(Actor actor, long id) {
    return form("order/cancellation", "order.cancellation-of", view.get(actor, id), keyed());
  }

  /** A change that one side asked for, which the other answers. */
  @Hidden
  @Get("/call-offs/{id}/changes/{changeId}")
  HttpResponse<ViewCallOff.CallOffView> answerForm(Actor actor, long id, long changeId) {
    ViewCallOff.CallOffView callOff = view.get(actor, id);
    OrderChangeQueries.OrderChange change =
        callOff.changes().stream()
            .filter(c -> c.id() == changeId)
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("change " + changeId));
    Form form = answers.form(Form::empty);
    return answers.show(
        "order/answer",
        callOff,
        page ->
            Map.of(
                "page",
                below(page.titled("order.change-n", change.number()), callOff),
                "view",
                callOff,
                "change",
                change,
                "form",
                form));
  }

  private static Form keyed() {
    return Form.empty().with("requestKey", UUID.randomUUID());
  }

  private HttpResponse<ViewCallOff.CallOffView> form(
      String template, String titleKey, ViewCallOff.CallOffView callOff, Form fresh) {
    Form form = answers.form(() -> fresh);
    return answers.show(
        template,
        callOff,
        page ->
            Map.of("page", below(page.titled(titleKey), callOff), "view", callOff, "form", form));
  }

  private static Page below(Page page, ViewCallOff.CallOffView callOff) {
    return page.below(page.t().get("framework.call-offs"), "/call-offs")
        .below(
            page.t().get("framework.call-off", callOff.order().number()),
            address(callOff.order().id()));
  }

  @ReviewedFirst
  @FreshSignIn
  @Post(uris = {"/api/v1/call-offs/{id}/approve", "/call-offs/{id}/approve"})
  HttpResponse<ViewCallOff.CallOffView> approve(
      Actor actor, long id, @Body OrderApproval approval) {
    return answers
        .act(() -> approveOrder.run(actor, id, approval.words()))
        .then(address(id), "order.approved-now")
        .reviewed(done -> reviewChange.approving(actor, id, approval.words()))
        .orBack(address(id))
        .orAgain(() -> approvalForm(actor, id))
        .answering(done -> view.get(actor, id));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/call-offs/{id}/refuse", "/call-offs/{id}/refuse"})
  HttpResponse<ViewCallOff.CallOffView> refuse(Actor actor, long id, @Body OrderReason reason) {
    return answers
        .act(() -> refuseOrder.run(actor, id, reason.words()))
        .then(address(id), "order.refused-now")
        .reviewed(done -> reviewChange.refusing(actor, id, reason.words()))
        .orBack(address(id))
        .orAgain(() -> approvalForm(actor, id))
        .answering(done -> view.get(actor, id));
  }

  @Post("/api/v1/call-offs/{id}/change")
  ViewCallOff.CallOffView change(Actor actor, long id, @Body ChangeRequest request) {
    changeOrder.run(actor, id, request);
    return view.get(actor, id);
  }

  /** The form has a box for every item, of which those filled in are changed. */
  @Hidden
  @ReviewedFirst
  @Post("/call-offs/{id}/change")
  HttpResponse<ViewCallOff.CallOffView> changeByForm(Actor actor, long id) {
    ChangeForm typed = typed(actor, id);
    return answers
        .act(() -> typed.tell(() -> changeOrder.run(actor, id, typed.read())))
        .then(address(id), "order.changed-now")
        .reviewed(done -> reviewChange.changing(actor, id))
        .orBack(address(id))
        .showing(() -> changeForm(actor, id));
  }

  @Post("/api/v1/call-offs/{id}/changes")
  @Status(HttpStatus.CREATED)
  ViewCallOff.CallOffView ask(Actor actor, long id, @Body ChangeRequest request) {
    askForChange.run(actor, id, request);
    return view.get(actor, id);
  }

  /** As the form of a change that needs nobody's consent. */
  @Hidden
  @Post("/call-offs/{id}/changes")
  HttpResponse<ViewCallOff.CallOffView> askByForm(Actor actor, long id) {
    ChangeForm typed = typed(actor, id);
    return answers
        .act(() -> typed.tell(() -> askForChange.run(actor, id, typed.read())))
        .then(address(id), "order.asked-now")
        .orBack(address(id))
        .showing(() -> changeForm(actor, id));
  }

  private ChangeForm typed(Actor actor, long id) {
    List<CallOffQueries.CallOffLine> lines = view.get(actor, id).lines();
    return new ChangeForm(lines, answers.form(Form::empty));
  }

  @Post(uris = {"/api/v1/call-offs/{id}/cancellation", "/call-offs/{id}/cancellation"})
  HttpResponse<ViewCallOff.CallOffView> askToCancel(
      Actor actor, long id, @Body AskForCancellation.CancellationRequest request) {
    return answers
        .act(
            () -> {
              askForCancellation.run(actor, id, request);
            })
        .then(address(id), "order.asked-now")
        .orBack(address(id))
        .orAgain(() -> cancellationForm(actor, id))
        .answering(done -> view.get(actor, id));
  }

  @ReviewedFirst
  @Post(
      uris = {
        "/api/v1/call-offs/{id}/changes/{changeId}/agree",
        "/call-offs/{id}/changes/{changeId}/agree"
      })
  HttpResponse<ViewCallOff.CallOffView> agree(Actor actor, long id, long changeId) {
    return answers
        .act(() -> agreeToChange.run(actor, id, changeId))
        .then(address(id), "order.agreed-now")
        .reviewed(done -> reviewChange.agreeing(actor, id, changeId))
        .orBack(address(id))
        .answering(done -> view.get(actor, id));
  }

  @Post(
      uris = {
        "/api/v1/call-offs/{id}/changes/{changeId}/decline",
        "/call-offs/{id}/changes/{changeId}/decline"
      })
  HttpResponse<ViewCallOff.CallOffView> decline(
      Actor actor, long id, long changeId, @Body OrderReason reason) {
    return answers
        .act(() -> declineChange.run(actor, id, changeId, reason.words()))
        .then(address(id), "order.change-declined-now")
        .orBack(address(id))
        .orAgain(() -> answerForm(actor, id, changeId))
        .answering(done -> view.get(actor, id));
  }

  @Post(
      uris = {
        "/api/v1/call-offs/{id}/changes/{changeId}/withdraw",
        "/call-offs/{id}/changes/{changeId}/withdraw"
      })
  HttpResponse<ViewCallOff.CallOffView> withdraw(Actor actor, long id, long changeId) {
    return answers
        .act(() -> withdrawChange.run(actor, id, changeId))
        .then(address(id), "order.change-withdrawn-now")
        .orBack(address(id))
        .answering(done -> view.get(actor, id));
  }

  /** A page of 25 entities with their thresholds, as far as they are the reader's. */
  @Get(uris = {"/api/v1/order-thresholds", "/order-thresholds"})
  HttpResponse<List<OrderThresholds.EntityThreshold>> listThresholds(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<OrderThresholds.EntityThreshold> all =
        viewThresholds.list(actor, new ListChoice(THRESHOLDS, q, filter, sort, page));
    return answers.showList(
        "order/thresholds",
        all,
        shown ->
            Map.of(
                "page",
                shown
                    .titled("order.thresholds")
                    .below(shown.t().get("framework.call-offs"), "/call-offs"),
                "all",
                all,
                "states",
                viewThresholds.states(actor),
                "rule",
                viewThresholds.answerRule(),
                "maySet",
                viewThresholds.maySet(actor)));
  }

  /** The form on which a coordinator sets that of an entity. */
  @Hidden
  @Get("/order-thresholds/{entityId}")
  HttpResponse<OrderThresholds.EntityThreshold> thresholdForm(Actor actor, long entityId) {
    OrderThresholds.EntityThreshold entity = viewThresholds.get(actor, entityId);
    Form form = answers.form(Form::empty);
    return answers.show(
        "order/threshold",
        entity,
        page ->
            Map.of(
                "page",
                page.titled("order.set-threshold")
                    .below(page.t().get("order.thresholds"), THRESHOLDS),
                "entity",
                entity,
                "form",
                form));
  }

  @Post(uris = {"/api/v1/order-thresholds/{entityId}", "/order-thresholds/{entityId}"})
  HttpResponse<OrderThresholds.EntityThreshold> setThreshold(
      Actor actor, long entityId, @Body SetOrderThreshold.Threshold threshold) {
    return answers
        .act(() -> setOrderThreshold.run(actor, entityId, threshold))
        .then(THRESHOLDS, "order.threshold-now")
        .orBack(THRESHOLDS)
        .orAgain(() -> thresholdForm(actor, entityId))
        .answering(done -> viewThresholds.get(actor, entityId));
  }
}
