package org.muwahhad.organisation.supplier;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.SignedLinks;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;

/** Companies that register and, where the buyer accepts them, are suppliers. */
record RegistrationFixture(TestApp app, Actor buyer) {
  static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Riyadh"));
  static final String PDF = "%PDF-1.4\n1 0 obj\n";

  static void inDays(int days, Runnable act) {
    DemoTime.run(Instant.now().plus(Duration.ofDays(days)), act);
  }

  /** The link sent last, as it stands in the mail. */
  String link() {
    return app.get(SignedLinks.class)
        .outgoing(app.ask("SELECT href FROM notice WHERE href LIKE '%~' ORDER BY id DESC LIMIT 1"));
  }

  Holder holder() {
    return app.get(Holders.class).byLink(link().substring("/registration/".length()));
  }

  long asked(String email) {
    app.get(AskForRegistration.class).run(email, Language.EN, email);
    return file(email);
  }

  long file(String email) {
    return Long.parseLong(
        app.ask("SELECT id FROM supplier_registration WHERE email = '" + email + "'"));
  }

  /** A supplier in the register, with the account of its contact. */
  Actor accepted(String email, String number) {
    long id = asked(email);
    Holder holder = holder();
    submitted(holder, number, "Huda");
    app.get(AcceptRegistration.class).run(buyer, id, 1);
    return app.get(Actors.class).get(holder.personId());
  }

  void submitted(Holder holder, String number, String contact) {
    certificates(holder);
    save(holder, content(number, contact, "100"));
    app.get(SubmitRegistration.class).run(holder);
  }

  void save(Holder holder, RegistrationContent content) {
    app.get(SaveRegistration.class).run(holder, content);
  }

  void certificates(Holder holder) {
    for (DocumentKind kind :
        List.of(DocumentKind.COMMERCIAL_REGISTER, DocumentKind.CHAMBER, DocumentKind.TAX)) {
      app.get(AttachCertificate.class)
          .run(
              holder,
              new AttachCertificate.CertificateFile(
                  kind, TODAY.plusDays(100), PDF.getBytes(StandardCharsets.UTF_8), "a.pdf"));
    }
  }

  static RegistrationContent content(String number, String contact, String share) {
    return new RegistrationContent(
        new Bilingual("شركة الواحة", "Oasis"),
        number,
        "SA",
        "3001",
        new Bilingual("الرياض", "Riyadh"),
        new Bilingual("اسم", contact),
        "+966",
        true,
        List.of(),
        List.of(new RegistrationContent.Owner("Noor", "SA", new BigDecimal(share))));
  }
}
