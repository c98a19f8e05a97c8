package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.declaration.ConfirmDeclaration;
import org.muwahhad.declaration.DeclarationQueries;
import org.muwahhad.declaration.SignDeclaration;
import org.muwahhad.declaration.ViewDeclarations;

/** The declarations of the bidders: signed with the first bid, confirmed for each. */
@Singleton
class DemoDeclarations {
  private static final int EVERY = 3;
  private final SignDeclaration signDeclaration;
  private final ConfirmDeclaration confirmDeclaration;
  private final ViewDeclarations view;

  DemoDeclarations(
      SignDeclaration signDeclaration,
      ConfirmDeclaration confirmDeclaration,
      ViewDeclarations view) {
    this.signDeclaration = signDeclaration;
    this.confirmDeclaration = confirmDeclaration;
    this.view = view;
  }

  void declare(Actor bidder, long tenderId) {
    ViewDeclarations.OwnDeclarationView own = view.own(bidder);
    DeclarationQueries.SignedDeclaration inForce =
        own.inForce() == null
            ? signDeclaration.run(
                bidder,
                new SignDeclaration.DeclarationToSign("demo", answers(bidder, own.questions())))
            : own.inForce();
    confirmDeclaration.run(bidder, tenderId, inForce.number());
  }

  /** One supplier of three has something to explain. */
  private static List<SignDeclaration.AnswerInput> answers(
      Actor bidder, List<ViewDeclarations.AnsweredQuestionView> questions) {
    boolean explains = bidder.require(Role.BIDDER).supplier() % EVERY == 0;
    return questions.stream()
        .map(
            asked -> {
              DeclarationQueries.DeclarationQuestion question = asked.question();
              return explains && question.code().equals("taxes-paid")
                  ? new SignDeclaration.AnswerInput(
                      question.code(),
                      DeclarationQueries.YesOrNo.NO,
                      "بقي قسط واحد اتُّفق على سداده مع الجهة المختصة.")
                  : new SignDeclaration.AnswerInput(question.code(), question.clears(), "");
            })
        .toList();
  }
}
