package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.muwahhad.access.factor.SecondFactor;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.organisation.person.AccountEvent;
import org.muwahhad.organisation.person.AccountImportProposed;
import org.muwahhad.organisation.person.ProposalMade;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/**
 * Informs people of everything done to their account, and administrators of what waits for them.
 */
@Singleton
class AccountNotices {
  private final NotifyPeople tell;
  private final Notices notices;

  AccountNotices(NotifyPeople tell, Notices notices) {
    this.tell = tell;
    this.notices = notices;
  }

  @EventListener
  void on(AccountEvent event) {
    List<Argument> arguments =
        new ArrayList<>(
            List.of(Argument.name(event.by()), role(event.role()), Argument.text(event.text())));
    Instant until = event.until();
    if (until != null) {
      arguments.add(Argument.at(until));
    }
    String kind = "account-" + event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    Notice notice = new Notice(kind, event.href(), arguments, null, null);
    tell.run(notice, id -> notices.tellPerson(id, event.personId()), event.address());
  }

  @EventListener
  void on(SecondFactor.RecoveryCodeUsed used) {
    tell.run(
        Notice.of("account-recovery-code-used", "/factors", Argument.number(used.left())),
        id -> notices.tellPerson(id, used.personId()));
  }

  @EventListener
  void on(ProposalMade made) {
    tell.run(
        Notice.of(
            "account-proposal-waits",
            "/organisation/people/proposals/" + made.proposalId(),
            Argument.name(made.name())),
        id -> notices.tellOtherAdministrators(id, made.by()));
  }

  @EventListener
  void on(AccountImportProposed proposed) {
    tell.run(
        Notice.of(
            "account-import-waits",
            "/organisation/people/import/files/" + proposed.importId(),
            Argument.name(proposed.name()),
            Argument.number(proposed.people())),
        id -> notices.tellOtherAdministrators(id, proposed.by()));
  }

  private static Argument role(String role) {
    if (role.isEmpty()) {
      return Argument.text("");
    }
    String key = "access.role." + role;
    return Argument.name(
        new Bilingual(Texts.in(Language.AR).get(key), Texts.in(Language.EN).get(key)));
  }
}
