package org.muwahhad.framework.contract;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.framework.AgreementFrame;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;

/** The agreement itself: signatures, suspensions and terminations. */
@Tag(name = "agreements")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ContractController(
    Answers answers,
    ViewContract view,
    SuspendAgreement suspendAgreement,
    LiftSuspension liftSuspension,
    ProposeTermination proposeTermination,
    AnswerNotice answerNotice,
    DecideNotice decideNotice,
    AnswerTermination answerTermination) {

  /** Why; may be empty when a proposal is withdrawn. */
  record ContractReason(@Nullable String reason) {
    String words() {
      return reason == null ? "" : reason;
    }
  }

  /** What the supplier says to a notice. */
  record NoticeReply(@Nullable String answer) {
    String words() {
      return answer == null ? "" : answer;
    }
  }

  /**
   * The page shows one form at a time.
   *
   * @param act the form: {@code suspend}, {@code lift}, {@code notice} or {@code propose}; empty
   *     for what waits for the reader
   */
  @Get(uris = {"/api/v1/agreements/{id}/contract", "/agreements/{id}/contract"})
  HttpResponse<ViewContract.ContractView> get(
      Actor actor, long id, @QueryValue(defaultValue = "") String act) {
    ViewContract.ContractView contract = view.get(actor, id);
    Form form = answers.form(Form::empty);
    return answers.show(
        "contract/contract",
        contract,
        page ->
            Map.of(
                "page",
                AgreementFrame.below(page, contract.agreement().number(), id)
                    .titled("contract.title", contract.agreement().number()),
                "view",
                contract,
                "act",
                act,
                "form",
                form));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/agreements/{id}/suspension", "/agreements/{id}/suspension"})
  HttpResponse<ViewContract.ContractView> suspend(
      Actor actor, long id, @Body SuspendAgreement.SuspensionTerms terms) {
    return answers
        .act(() -> suspendAgreement.run(actor, id, terms))
        .then(address(id), "contract.suspended-now")
        .reviewed(
            done ->
                facts("contract.suspend", view.get(actor, id))
                    .fact("contract.from", terms.fromOn())
                    .fact("contract.until", terms.untilOn())
                    .fact("contract.reason", terms.reason())
                    .effect("contract.review-suspend")
                    .lasting("contract.review-suspend-lasting")
                    .ending())
        .orBack(address(id))
        .orAgain(() -> get(actor, id, "suspend"))
        .answering(done -> view.get(actor, id));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/agreement-suspensions/{id}/lift", "/agreement-suspensions/{id}/lift"})
  HttpResponse<ViewContract.ContractView> lift(Actor actor, long id, @Body ContractReason reason) {
    long agreement = view.suspension(actor, id).agreementId();
    return answers
        .act(() -> liftSuspension.run(actor, id, reason.words()))
        .then(address(agreement), "contract.lifted-now")
        .reviewed(
            done ->
                facts("contract.lift", view.get(actor, agreement))
                    .fact("contract.reason", reason.reason())
                    .effect("contract.review-lift")
                    .lasting("contract.review-lift-lasting"))
        .orBack(address(agreement))
        .orAgain(() -> get(actor, agreement, "lift"))
        .answering(done -> view.get(actor, agreement));
  }

  @ReviewedFirst
  @Post(
      uris = {"/api/v1/agreements/{id}/termination-notice", "/agreements/{id}/termination-notice"})
  HttpResponse<ViewContract.ContractView> giveNotice(
      Actor actor, long id, @Body ProposeTermination.TerminationTerms terms) {
    return answers
        .act(() -> proposeTermination.forCause(actor, id, terms))
        .then(address(id), "contract.notice-given-now")
        .reviewed(
            done ->
                ending("contract.give-notice", actor, id, terms)
                    .effect("contract.review-notice")
                    .lasting("contract.review-notice-lasting")
                    .ending())
        .orBack(address(id))
        .orAgain(() -> get(actor, id, "notice"))
        .answering(done -> view.get(actor, id));
  }

  @ReviewedFirst
  @Post(
      uris = {
        "/api/v1/agreements/{id}/termination-proposal",
        "/agreements/{id}/termination-proposal"
      })
  HttpResponse<ViewContract.ContractView> propose(
      Actor actor, long id, @Body ProposeTermination.TerminationTerms terms) {
    return answers
        .act(() -> proposeTermination.run(actor, id, terms))
        .then(address(id), "contract.proposed-now")
        .reviewed(
            done ->
                ending("contract.propose", actor, id, terms)
                    .effect("contract.review-propose")
                    .lasting("contract.review-propose-lasting")
                    .ending())
        .orBack(address(id))
        .orAgain(() -> get(actor, id, "propose"))
        .answering(done -> view.get(actor, id));
  }

  @ReviewedFirst
  @Post(
      uris = {"/api/v1/agreement-terminations/{id}/answer", "/agreement-terminations/{id}/answer"})
  HttpResponse<ViewContract.ContractView> answer(Actor actor, long id, @Body NoticeReply answer) {
    ContractQueries.TerminationCase found = view.termination(actor, id);
    return attempt(
            actor,
            found,
            "contract.answered-now",
            () -> answerNotice.run(actor, id, answer.words()))
        .reviewed(
            done ->
                of("contract.answer", actor, found)
                    .fact("contract.answer-text", answer.answer())
                    .effect("contract.review-answer")
                    .lasting("contract.review-answer-lasting"))
        .answering(done -> view.get(actor, found.agreementId()));
  }

  @ReviewedFirst
  @Post(
      uris = {
        "/api/v1/agreement-terminations/{id}/terminate",
        "/agreement-terminations/{id}/terminate"
      })
  HttpResponse<ViewContract.ContractView> terminate(
      Actor actor, long id, @Body ContractReason reason) {
    ContractQueries.TerminationCase found = view.termination(actor, id);
    return attempt(
            actor,
            found,
            "contract.terminated-now",
            () -> decideNotice.terminate(actor, id, reason.words()))
        .reviewed(
            done ->
                of("contract.terminate", actor, found)
                    .fact("contract.decision-reason", reason.reason())
                    .effect("contract.review-terminate")
                    .lasting("contract.review-terminate-lasting")
                    .ending())
        .answering(done -> view.get(actor, found.agreementId()));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/agreement-terminations/{id}/drop", "/agreement-terminations/{id}/drop"})
  HttpResponse<ViewContract.ContractView> drop(Actor actor, long id, @Body ContractReason reason) {
    ContractQueries.TerminationCase found = view.termination(actor, id);
    return attempt(
            actor,
            found,
            "contract.dropped-now",
            () -> decideNotice.drop(actor, id, reason.words()))
        .reviewed(
            done ->
                of("contract.drop", actor, found)
                    .fact("contract.decision-reason", reason.reason())
                    .effect("contract.review-drop")
                    .lasting("contract.review-drop-lasting"))
        .answering(done -> view.get(actor, found.agreementId()));
  }

  @ReviewedFirst
  @FreshSignIn
  @Post(
      uris = {"/api/v1/agreement-terminations/{id}/accept", "/agreement-terminations/{id}/accept"})
  HttpResponse<ViewContract.ContractView> accept(Actor actor, long id) {
    ContractQueries.TerminationCase found = view.termination(actor, id);
    return attempt(
            actor, found, "contract.terminated-now", () -> answerTermination.accept(actor, id))
        .reviewed(
            done ->
                of("contract.accept", actor, found)
                    .effect("contract.review-terminate")
                    .lasting("contract.review-terminate-lasting")
                    .ending())
        .answering(done -> view.get(actor, found.agreementId()));
  }

  @ReviewedFirst
  @Post(
      uris = {
        "/api/v1/agreement-terminations/{id}/decline",
        "/agreement-terminations/{id}/decline"
      })
  HttpResponse<ViewContract.ContractView> decline(
      Actor actor, long id, @Body ContractReason reason) {
    ContractQueries.TerminationCase found = view.termination(actor, id);
    return attempt(
            actor,
            found,
            "contract.declined-now",
            () -> answerTermination.decline(actor, id, reason.words()))
        .reviewed(
            done ->
                of("contract.decline", actor, found)
                    .fact("contract.decision-reason", reason.reason())
                    .effect("contract.review-decline")
                    .lasting("contract.review-decline-lasting"))
        .answering(done -> view.get(actor, found.agreementId()));
  }

  @ReviewedFirst
  @Post(
      uris = {
        "/api/v1/agreement-terminations/{id}/withdraw",
        "/agreement-terminations/{id}/withdraw"
      })
  HttpResponse<ViewContract.ContractView> withdraw(
      Actor actor, long id, @Body ContractReason reason) {
    ContractQueries.TerminationCase found = view.termination(actor, id);
    return attempt(
            actor,
            found,
            "contract.withdrawn-now",
            () -> answerTermination.withdraw(actor, id, reason.words()))
        .reviewed(
            done ->
                of("contract.withdraw", actor, found)
                    .fact("contract.decision-reason", reason.reason())
                    .effect("contract.review-withdraw")
                    .lasting("contract.review-withdraw-lasting"))
        .answering(done -> view.get(actor, found.agreementId()));
  }

  /** Something done with a termination, of which the page of its agreement tells. */
  private Answers.Attempt<Boolean> attempt(
      Actor actor, ContractQueries.TerminationCase found, String message, Runnable act) {
    return answers
        .act(act)
        .then(address(found.agreementId()), message)
        .orBack(address(found.agreementId()))
        .orAgain(() -> get(actor, found.agreementId(), ""));
  }

  private Review ending(
      String act, Actor actor, long id, ProposeTermination.TerminationTerms terms) {
    ViewContract.ContractView contract = view.get(actor, id);
    return facts(act, contract)
        .fact("contract.ends-on", terms.endsOn())
        .fact("contract.reason", terms.reason())
        .fact("contract.open-orders", contract.open().orders())
        .fact("contract.open-invoices", contract.open().invoices())
        .ofForm();
  }

  private Review of(String act, Actor actor, ContractQueries.TerminationCase found) {
    ViewContract.ContractView contract = view.get(actor, found.agreementId());
    return facts(act, contract)
        .fact("contract.ends-on", found.endsOn())
        .fact("contract.termination-reason", found.reason())
        .fact("contract.open-orders", contract.open().orders())
        .fact("contract.open-invoices", contract.open().invoices());
  }

  private static Review facts(String act, ViewContract.ContractView contract) {
    return Review.of(act, address(contract.agreement().id()))
        .fact("framework.number", contract.agreement().number())
        .fact("framework.lot", contract.agreement().lotTitle())
        .fact("framework.supplier", contract.agreement().supplier())
        .fact("framework.ends", contract.agreement().endsOn());
  }

  private static String address(long id) {
    return "/agreements/" + id + "/contract";
  }
}
