package org.muwahhad.access.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.dom.saml.v2.assertion.AudienceRestrictionType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;
import org.keycloak.dom.saml.v2.assertion.ConditionsType;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.assertion.SubjectConfirmationDataType;
import org.keycloak.dom.saml.v2.assertion.SubjectConfirmationType;
import org.keycloak.dom.saml.v2.assertion.SubjectType;
import org.muwahhad.shared.Refusal;

/** Parts of a signed assertion, and what they have to say to be believed. Pure. */
final class SamlAssertion {
  private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

  /** How far the clocks of the provider and of the service may differ. */
  static final Duration SKEW = Duration.ofSeconds(60);

  private SamlAssertion() {}

  /**
   * Requires that it holds now and is made for the service.
   *
   * @throws Refusal.NotPermitted {@code identity.answer-late}, {@code identity.other-audience}
   */
  static void requireConditions(
      @Nullable ConditionsType conditions, Instant now, SamlAddresses own) {
    if (conditions == null) {
      throw SignedXml.malformed();
    }
    requireTime(conditions.getNotBefore(), conditions.getNotOnOrAfter(), now);
    List<AudienceRestrictionType> audiences =
        conditions.getConditions().stream()
            .filter(AudienceRestrictionType.class::isInstance)
            .map(AudienceRestrictionType.class::cast)
            .toList();
    boolean ours =
        !audiences.isEmpty()
            && audiences.stream()
                .allMatch(
                    a ->
                        a.getAudience().stream()
                            .anyMatch(uri -> own.entityId().equals(uri.toString())));
    if (!ours) {
      throw new Refusal.NotPermitted("identity.other-audience");
    }
  }

  /** The person is the one who brings it, within its time, here, and for this request. */
  static void requireConfirmation(
      @Nullable SubjectType subject, String requestId, Instant now, SamlAddresses own) {
    Optional<SubjectConfirmationDataType> bearer =
        subject == null
            ? Optional.empty()
            : subject.getConfirmation().stream()
                .filter(c -> BEARER.equals(c.getMethod()))
                .map(SubjectConfirmationType::getSubjectConfirmationData)
                .filter(Objects::nonNull)
                .findFirst();
    SubjectConfirmationDataType data = bearer.orElseThrow(SignedXml::malformed);
    if (!own.consumer().equals(data.getRecipient())) {
      throw new Refusal.NotPermitted("identity.other-destination");
    }
    if (!requestId.equals(data.getInResponseTo())) {
      throw new Refusal.NotPermitted("identity.other-request");
    }
    if (data.getNotOnOrAfter() == null) {
      throw SignedXml.malformed();
    }
    requireTime(null, data.getNotOnOrAfter(), now);
  }

  private static void requireTime(
      @Nullable XMLGregorianCalendar from, @Nullable XMLGregorianCalendar until, Instant now) {
    Instant first = instant(from);
    Instant last = instant(until);
    if ((first != null && now.plus(SKEW).isBefore(first))
        || (last != null && !now.minus(SKEW).isBefore(last))) {
      throw new Refusal.NotPermitted("identity.answer-late");
    }
  }

  /** The identifier of the person; empty where there is none. */
  static String nameId(@Nullable SubjectType subject) {
    if (subject != null
        && subject.getSubType() != null
        && subject.getSubType().getBaseID() instanceof NameIDType name) {
      return text(name.getValue());
    }
    return "";
  }

  /** How the person signed in, as a class of authentication context; empty where it is not said. */
  static String level(AuthnStatementType statement) {
    if (statement.getAuthnContext() == null
        || statement.getAuthnContext().getSequence() == null
        || statement.getAuthnContext().getSequence().getClassRef() == null) {
      return "";
    }
    return statement.getAuthnContext().getSequence().getClassRef().getValue().toString();
  }

  /** The one value of an attribute. */
  static Optional<String> attribute(AssertionType assertion, String name) {
    return assertion.getAttributeStatements().stream()
        .map(AttributeStatementType::getAttributes)
        .flatMap(List::stream)
        .map(AttributeStatementType.ASTChoiceType::getAttribute)
        .filter(a -> a != null && name.equals(a.getName()))
        .map(AttributeType::getAttributeValue)
        .flatMap(values -> values.size() == 1 ? Stream.of(values.get(0)) : Stream.empty())
        .map(value -> text(String.valueOf(value)))
        .findFirst();
  }

  static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  static @Nullable Instant instant(@Nullable XMLGregorianCalendar time) {
    return time == null ? null : time.toGregorianCalendar().toInstant();
  }
}
