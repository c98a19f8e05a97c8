package org.muwahhad;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.notification.mail.SendMails;
import org.muwahhad.shared.ObjectStore;

/** The link that a person finds in an e-mail, kept as a file where no mail server is set. */
public final class MailedLink {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Pattern LINK =
      Pattern.compile("https?://[^/\\s]+(/(?:choose|forgotten)-password/\\S+)");

  private MailedLink() {}

  /** Path of the link to choose a password that was mailed to a person last, at their address. */
  public static String toChoosePassword(TestApp app, String login) {
    try {
      MimeMessage mail = last(app, login);
      String receivers = mail.getAllRecipients()[0].toString();
      String address = app.ask("SELECT email FROM person WHERE login = '%s'".formatted(login));
      if (mail.getAllRecipients().length != 1 || !receivers.contains(address)) {
        throw new AssertionError("Mailed to " + receivers + " in place of " + address);
      }
      MimeMultipart parts = (MimeMultipart) mail.getContent();
      Matcher link = LINK.matcher(parts.getBodyPart(0).getContent().toString());
      if (!link.find()) {
        throw new AssertionError("No link in " + parts.getBodyPart(0).getContent());
      }
      return link.group(1);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MimeMessage last(TestApp app, String login)
      throws MessagingException, IOException {
    String mail =
        """
        SELECT m.message_id FROM mail m
          JOIN inbox_message i ON i.id = m.inbox_message_id
          JOIN notice n ON n.id = i.notice_id
          JOIN person p ON p.id = i.person_id
         WHERE p.login = '%s' AND n.kind IN ('account-opened', 'account-reset', 'account-recovery')
         ORDER BY m.id DESC LIMIT 1"""
            .formatted(login);
    String id = app.ask(mail);
    Instant end = Instant.now().plus(LONGEST);
    // The service itself may be at it.
    while (!app.ask("SELECT status FROM mail WHERE message_id = '%s'".formatted(id)).equals("KEPT")
        && Instant.now().isBefore(end)) {
      app.get(SendMails.class).run();
    }
    try (InputStream kept = app.get(ObjectStore.class).open("mail/" + id + ".eml")) {
      return new MimeMessage(null, kept);
    }
  }
}
