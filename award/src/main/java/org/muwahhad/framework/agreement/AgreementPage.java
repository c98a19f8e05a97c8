package org.muwahhad.framework.agreement;

import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.AgreementReaders;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;

/** The page of an agreement with the form of an order, which also fills the basket. */
@Singleton
public class AgreementPage {
  private final Answers answers;
  private final ViewAgreements view;

  AgreementPage(Answers answers, ViewAgreements view) {
    this.answers = answers;
    this.view = view;
  }

  /** The page with its first balances, and the form as it was typed. */
  public HttpResponse<ViewAgreements.AgreementView> show(Actor actor, long id) {
    return show(actor, id, "", "", "", 1);
  }

  HttpResponse<ViewAgreements.AgreementView> show(
      Actor actor, long id, String q, String filter, String sort, int number) {
    ListChoice choice = new ListChoice("/agreements/" + id, q, filter, sort, number);
    ViewAgreements.AgreementView agreementView = view.get(actor, id);
    Form form = answers.form(() -> emptyOrder(agreementView));
    return answers.show(
        "framework/agreement",
        agreementView,
        page ->
            Map.of(
                "page",
                page.titled("framework.agreement", agreementView.agreement().number())
                    .below(page.t().get("framework.agreements"), "/agreements"),
                "view",
                agreementView,
                "own",
                AgreementReaders.findScope(actor),
                "balances",
                agreementView.balances(choice),
                "form",
                form));
  }

  /** The form of an order, with the site where there is one alone. */
  private static Form emptyOrder(ViewAgreements.AgreementView agreement) {
    Form form = Form.empty().with("requestKey", UUID.randomUUID());
    return agreement.sites().size() == 1
        ? form.with("site", agreement.sites().get(0).code())
        : form;
  }
}
