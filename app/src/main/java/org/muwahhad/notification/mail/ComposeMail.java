package org.muwahhad.notification.mail;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.muwahhad.access.SignedLinks;
import org.muwahhad.notification.notice.MessageText;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Page;
import org.muwahhad.web.PublicAddress;
import org.muwahhad.web.Texts;

/**
 * Writes an e-mail: both languages, the reader's first, as plain text and as simple HTML with the
 * direction of each language (RFC 5322, RFC 2046 multipart/alternative). Marked as written by a
 * machine (RFC 3834), so that no absence note answers it.
 */
@Singleton
class ComposeMail {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private final MessageText words;
  private final PublicAddress address;
  private final SignedLinks links;
  private final MeetingAttachment attachment;
  private final String sender;

  ComposeMail(
      MessageText words,
      PublicAddress address,
      SignedLinks links,
      MeetingAttachment attachment,
      @Value("${muwahhad.mail.from:no-reply@muwahhad.example}") String sender) {
    this.words = words;
    this.address = address;
    this.links = links;
    this.attachment = attachment;
    this.sender = sender;
  }

  /** A mail as it reads, before it is packed. */
  record Letter(String subject, String text, String html) {}

  /** As its receiver gets it. */
  Letter letter(Mails.Envelope mail) {
    return letter(mail, address.of(links.outgoing(mail.href())));
  }

  /** What it is about, in the language of whoever reads a list of mails. */
  String subject(Mails.Envelope mail, Language reader) {
    return words(mail, reader).subject();
  }

  /** As anybody else may see it: a link that opens something without signing in is left out. */
  Letter shownLetter(Mails.Envelope mail) {
    return mail.hasSecretLink()
        ? letter(mail, Texts.in(language(mail)).get("notification.mail.secret-link"))
        : letter(mail);
  }

  private Letter letter(Mails.Envelope mail, String link) {
    Language first = language(mail);
    StringBuilder text = new StringBuilder();
    StringBuilder html = new StringBuilder();
    html.append(
        "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head><meta charset=\"utf-8\">"
            .formatted(first.tag(), first.dir()));
    html.append("</head>\n<body>\n");
    for (Language language : new Language[] {first, first.other()}) {
      append(text, html, mail, link, language);
    }
    html.append("</body>\n</html>\n");
    return new Letter(words(mail, first).subject(), text.toString(), html.toString());
  }

  MimeMessage message(Mails.Envelope mail) throws MessagingException {
    Letter letter = letter(mail);
    MimeMessage message =
        new MessageWithFixedId("<" + mail.messageId() + "@" + address.host() + ">");
    message.setFrom(named(sender, Texts.in(language(mail)).get("web.name")));
    message.setRecipient(Message.RecipientType.TO, named(mail.email(), name(mail)));
    message.setSubject(letter.subject(), UTF_8);
    message.setSentDate(Date.from(mail.createdAt()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader(
        "Content-Language", language(mail).tag() + ", " + language(mail).other().tag());
    message.setContent(parts(mail, letter));
    message.saveChanges();
    return message;
  }

  private MimeMultipart parts(Mails.Envelope mail, Letter letter) throws MessagingException {
    MimeMultipart words = words(letter);
    Optional<MimeBodyPart> file = attachment.of(mail, Texts.in(language(mail)), zone(mail));
    if (file.isEmpty()) {
      return words;
    }
    MimeBodyPart body = new MimeBodyPart();
    body.setContent(words);
    return new MimeMultipart("mixed", body, file.get());
  }

  private static MimeMultipart words(Letter letter) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(letter.text(), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(letter.html(), UTF_8, "html");
    return new MimeMultipart("alternative", text, html);
  }

  private void append(
      StringBuilder text, StringBuilder html, Mails.Envelope mail, String link, Language language) {
    text.append(text.isEmpty() ? "" : "\n----------------------------------------\n\n")
        .append(plain(mail, link, language));
    html.append(marked(mail, link, language));
  }

  private String plain(Mails.Envelope mail, String link, Language language) {
    Texts t = Texts.in(language);
    return String.join(
            "\n\n",
            t.get("notification.mail.greeting", name(mail, language)),
            words(mail, language).text(),
            t.get("notification.mail.link") + "\n" + link,
            t.get("notification.mail.footer"))
        + "\n";
  }

  private String marked(Mails.Envelope mail, String link, Language language) {
    Texts t = Texts.in(language);
    MessageText.MessageWords message = words(mail, language);
    return """
        <div lang="%s" dir="%s">
        <h2>%s</h2>
        <p>%s</p>
        <p>%s</p>
        <p><a href="%s">%s</a></p>
        <p><small>%s</small></p>
        <hr>
        </div>
        """
        .formatted(
            language.tag(),
            language.dir(),
            escaped(message.subject()),
            escaped(t.get("notification.mail.greeting", name(mail, language))),
            escaped(message.text()),
            escaped(link),
            escaped(t.get("notification.mail.open")),
            escaped(t.get("notification.mail.footer")));
  }

  private MessageText.MessageWords words(Mails.Envelope mail, Language language) {
    return words.of(Texts.in(language), zone(mail), mail.kind(), mail.arguments());
  }

  private static ZoneId zone(Mails.Envelope mail) {
    return Optional.ofNullable(mail.zone()).map(ZoneId::of).orElse(Page.RIYADH);
  }

  private static Language language(Mails.Envelope mail) {
    return Language.find(mail.language()).orElse(Language.AR);
  }

  private static String name(Mails.Envelope mail) {
    return name(mail, language(mail));
  }

  private static String name(Mails.Envelope mail, Language language) {
    return Texts.in(language).of(mail.name());
  }

  private static InternetAddress named(String address, String name) throws MessagingException {
    try {
      InternetAddress result = new InternetAddress(address, true);
      result.setPersonal(name, UTF_8);
      return result;
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("Every Java platform has UTF-8", e);
    }
  }

  /** Text as HTML content or attribute; what people wrote must stay text. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A message that keeps its identity whenever it is packed. */
  private static final class MessageWithFixedId extends MimeMessage {
    private final String identity;

    MessageWithFixedId(String identity) {
      super(Session.getInstance(new Properties()));
      this.identity = identity;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", identity);
    }
  }
}
