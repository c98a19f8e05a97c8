package org.muwahhad.access.identity;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.crypto.dsig.XMLSignature;
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
import org.keycloak.dom.saml.v2.protocol.AuthnContextComparisonType;
import org.keycloak.dom.saml.v2.protocol.LogoutRequestType;
import org.keycloak.saml.BaseSAML2BindingBuilder;
import org.keycloak.saml.SAML2AuthnRequestBuilder;
import org.keycloak.saml.SAML2LogoutRequestBuilder;
import org.keycloak.saml.SAML2LogoutResponseBuilder;
import org.keycloak.saml.SAML2NameIDPolicyBuilder;
import org.keycloak.saml.SAML2RequestedAuthnContextBuilder;
import org.keycloak.saml.SignatureAlgorithm;
import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.saml.common.exceptions.ParsingException;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.common.util.DocumentUtil;
import org.keycloak.saml.processing.core.parsers.saml.SAMLParser;
import org.keycloak.saml.processing.core.util.XMLEncryptionUtil;
import org.keycloak.saml.processing.web.util.RedirectBindingUtil;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * SAML 2.0 as a service provider: requests by redirect, signed; responses by POST, with one
 * assertion that the provider signed.
 *
 * <p>A response is refused as {@link SignedXml} says, and with {@code identity.provider-refused}
 * when the provider says that it did not sign the person in, {@code identity.other-issuer}, {@code
 * identity.other-destination}, {@code identity.other-audience} and {@code identity.other-request}
 * when it was made by or for another, and {@code identity.answer-late} outside of its time.
 */
@Singleton
class SamlProtocol {
  private static final Logger LOG = LoggerFactory.getLogger(SamlProtocol.class);
  private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
  private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
  private static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
  private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
  private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final long LARGEST = 512 * 1024;
  private final ProviderQueries providers;
  private final Flows flows;
  private final RequestKey requestKey;

  SamlProtocol(ProviderQueries providers, Flows flows, RequestKey requestKey) {
    this.providers = providers;
    this.flows = flows;
    this.requestKey = requestKey;
  }

  /** The addresses by which one provider knows the service; each provider knows it by its own. */
  record SamlAddresses(String entityId, String consumer, String logout) {}

  /** Where the browser goes, and the ID that the response has to name. */
  record SamlRequest(URI address, String id) {}

  /** A request to sign somebody in. */
  SamlRequest request(
      ProviderQueries.Provider provider, String relayState, SamlAddresses own, boolean fresh) {
    SAML2AuthnRequestBuilder builder =
        new SAML2AuthnRequestBuilder()
            .issuer(own.entityId())
            .destination(provider.authorizationUri())
            .assertionConsumerUrl(own.consumer())
            .protocolBinding(POST)
            .forceAuthn(fresh)
            .nameIdPolicy(
                SAML2NameIDPolicyBuilder.format(
                    provider.nameIdFormat().isEmpty()
                        ? "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"
                        : provider.nameIdFormat()));
    List<String> levels =
        fresh && !provider.strong().isEmpty()
            ? provider.strong()
            : provider.askedLevel().isEmpty() ? List.of() : List.of(provider.askedLevel());
    if (!levels.isEmpty()) {
      SAML2RequestedAuthnContextBuilder context =
          new SAML2RequestedAuthnContextBuilder().setComparison(AuthnContextComparisonType.EXACT);
      levels.forEach(context::addAuthnContextClassRef);
      builder.requestedAuthnContext(context);
    }
    Document request = builder.toDocument();
    return new SamlRequest(
        redirect(request, relayState, provider.authorizationUri(), true),
        request.getDocumentElement().getAttribute("ID"));
  }

  private URI redirect(
      Document message, @Nullable String relayState, String address, boolean request) {
    RequestKey.SigningPair pair = requestKey.get();
    BaseSAML2BindingBuilder<?> binding = new BaseSAML2BindingBuilder<>();
    if (relayState != null) {
      binding.relayState(relayState);
    }
    binding.signWith(null, pair.both(), pair.certificate());
    binding.signatureAlgorithm(SignatureAlgorithm.RSA_SHA256);
    binding.signDocument();
    try {
      BaseSAML2BindingBuilder.BaseRedirectBindingBuilder redirect =
          binding.redirectBinding(message);
      return request ? redirect.requestURI(address) : redirect.responseURI(address);
    } catch (ProcessingException | ConfigurationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * What a response says.
   *
   * @param posted the response as the browser sent it, Base64
   * @param requestId of the request that it has to answer
   */
  Attestation answer(
      ProviderQueries.Provider provider, String posted, String requestId, SamlAddresses own) {
    Document response = SignedXml.parse(decoded(posted));
    Element root = response.getDocumentElement();
    requireResponse(provider, root, requestId, own);
    List<X509Certificate> certificates = certificates(provider);
    if (!SignedXml.children(root, XMLSignature.XMLNS, "Signature").isEmpty()) {
      root = SignedXml.signed(root, certificates).getDocumentElement();
      requireResponse(provider, root, requestId, own);
    }
    Document signed = SignedXml.signed(assertion(root), certificates);
    if (!ASSERTION.equals(signed.getDocumentElement().getNamespaceURI())
        || !"Assertion".equals(signed.getDocumentElement().getLocalName())) {
      throw SignedXml.malformed();
    }
    return read(provider, parsed(signed), requestId, own);
  }

  private static void requireResponse(
      ProviderQueries.Provider provider, Element root, String requestId, SamlAddresses own) {
    if (!PROTOCOL.equals(root.getNamespaceURI())
        || !"Response".equals(root.getLocalName())
        || !"2.0".equals(root.getAttribute("Version"))) {
      throw SignedXml.malformed();
    }
    if (!own.consumer().equals(root.getAttribute("Destination"))) {
      throw new Refusal.NotPermitted("identity.other-destination");
    }
    if (!requestId.equals(root.getAttribute("InResponseTo"))) {
      throw new Refusal.NotPermitted("identity.other-request");
    }
    for (Element issuer : SignedXml.children(root, ASSERTION, "Issuer")) {
      if (!provider.issuer().equals(issuer.getTextContent().strip())) {
        throw new Refusal.NotPermitted("identity.other-issuer");
      }
    }
    List<String> codes =
        SignedXml.children(root, PROTOCOL, "Status").stream()
            .flatMap(s -> SignedXml.children(s, PROTOCOL, "StatusCode").stream())
            .map(c -> c.getAttribute("Value"))
            .toList();
    if (!codes.equals(List.of(SUCCESS))) {
      LOG.info("Provider {} signed nobody in: {}", provider.code(), codes);
      throw new Refusal.NotPermitted("identity.provider-refused");
    }
  }

  /** The one assertion, which stands in the response itself and nowhere else. */
  private Element assertion(Element root) {
    List<Element> plain = SignedXml.children(root, ASSERTION, "Assertion");
    List<Element> encrypted = SignedXml.children(root, ASSERTION, "EncryptedAssertion");
    int all =
        root.getElementsByTagNameNS("*", "Assertion").getLength()
            + root.getElementsByTagNameNS("*", "EncryptedAssertion").getLength();
    if (all != 1 || plain.size() + encrypted.size() != 1) {
      throw SignedXml.malformed();
    }
    return plain.isEmpty() ? decrypted(encrypted.get(0)) : plain.get(0);
  }

  private Element decrypted(Element encrypted) {
    try {
      Document alone = DocumentUtil.createDocument();
      alone.appendChild(alone.importNode(encrypted, true));
      return XMLEncryptionUtil.decryptElementInDocument(
          alone, data -> List.of(requestKey.get().key()));
    } catch (ProcessingException | ConfigurationException e) {
      // Nothing of the cause is told: whoever tries what it decrypts to learns nothing.
      LOG.info("An assertion cannot be decrypted", e);
      throw SignedXml.malformed();
    }
  }

  private static AssertionType parsed(Document signed) {
    try {
      if (SAMLParser.getInstance().parse(signed) instanceof AssertionType assertion) {
        return assertion;
      }
      throw SignedXml.malformed();
    } catch (ParsingException | RuntimeException e) {
      LOG.info("An assertion cannot be read", e);
      throw SignedXml.malformed();
    }
  }

  private Attestation read(
      ProviderQueries.Provider provider,
      AssertionType assertion,
      String requestId,
      SamlAddresses own) {
    if (assertion.getIssuer() == null
        || !provider.issuer().equals(text(assertion.getIssuer().getValue()))) {
      throw new Refusal.NotPermitted("identity.other-issuer");
    }
    Instant now = flows.machineNow();
    requireConditions(assertion.getConditions(), now, own);
    requireConfirmation(assertion.getSubject(), requestId, now, own);
    List<AuthnStatementType> statements =
        assertion.getStatements().stream()
            .filter(AuthnStatementType.class::isInstance)
            .map(AuthnStatementType.class::cast)
            .toList();
    if (statements.size() != 1) {
      throw SignedXml.malformed();
    }
    AuthnStatementType statement = statements.get(0);
    String nameId = nameId(assertion.getSubject());
    String subject =
        provider.subjectName().isEmpty()
            ? nameId
            : attribute(assertion, provider.subjectName()).orElse("");
    if (subject.isEmpty()) {
      throw SignedXml.malformed();
    }
    if (flows.keepAssertion(provider.id(), Sha256.of("assertion " + assertion.getID())) == 0) {
      throw new Refusal.NotPermitted("identity.replayed");
    }
    return new Attestation(
        subject,
        provider.levelName().isEmpty()
            ? level(statement)
            : attribute(assertion, provider.levelName()).orElse(""),
        instant(statement.getAuthnInstant()),
        statement.getSessionIndex(),
        nameId,
        null);
  }

  private static void requireConditions(
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
  private static void requireConfirmation(
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

  private static String nameId(@Nullable SubjectType subject) {
    if (subject != null
        && subject.getSubType() != null
        && subject.getSubType().getBaseID() instanceof NameIDType name) {
      return text(name.getValue());
    }
    return "";
  }

  private static String level(AuthnStatementType statement) {
    if (statement.getAuthnContext() == null
        || statement.getAuthnContext().getSequence() == null
        || statement.getAuthnContext().getSequence().getClassRef() == null) {
      return "";
    }
    return statement.getAuthnContext().getSequence().getClassRef().getValue().toString();
  }

  private static Optional<String> attribute(AssertionType assertion, String name) {
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

  /** A message by which a provider ends sessions. */
  record LogoutMessage(String id, String subject, List<String> sessionIndexes) {}

  /** Reads a logout request that a provider sent by POST, signed within. */
  LogoutMessage logoutByPost(ProviderQueries.Provider provider, String posted, SamlAddresses own) {
    Document request = SignedXml.parse(decoded(posted));
    Document signed = SignedXml.signed(request.getDocumentElement(), certificates(provider));
    return logout(provider, signed, own);
  }

  /**
   * Reads a logout request that came by redirect, signed beside.
   *
   * @param query of the address, as it was sent
   */
  LogoutMessage logoutByRedirect(
      ProviderQueries.Provider provider, String query, SamlAddresses own) {
    RedirectQuery sent = RedirectQuery.of(query);
    boolean holds = certificates(provider).stream().anyMatch(c -> isSigned(sent, c));
    if (!holds) {
      throw new Refusal.NotPermitted("identity.answer-forged");
    }
    try {
      byte[] xml = RedirectBindingUtil.base64DeflateDecode(sent.message(), LARGEST).readAllBytes();
      return logout(provider, SignedXml.parse(xml), own);
    } catch (IOException e) {
      throw SignedXml.malformed();
    }
  }

  private static boolean isSigned(RedirectQuery sent, X509Certificate certificate) {
    SignatureAlgorithm algorithm = SignatureAlgorithm.getFromXmlMethod(sent.algorithm());
    if (algorithm != SignatureAlgorithm.RSA_SHA256 && algorithm != SignatureAlgorithm.RSA_SHA512) {
      return false;
    }
    try {
      Signature signature = Signature.getInstance(algorithm.getJavaSignatureAlgorithm());
      signature.initVerify(certificate.getPublicKey());
      signature.update(sent.signed().getBytes(StandardCharsets.UTF_8));
      return signature.verify(Base64.getMimeDecoder().decode(sent.signature()));
    } catch (GeneralSecurityException e) {
      LOG.info("A signature cannot be checked: {}", e.getMessage());
      return false;
    }
  }

  private LogoutMessage logout(
      ProviderQueries.Provider provider, Document message, SamlAddresses own) {
    Object parsed;
    try {
      parsed = SAMLParser.getInstance().parse(message);
    } catch (ParsingException | RuntimeException e) {
      throw SignedXml.malformed();
    }
    if (!(parsed instanceof LogoutRequestType request)
        || request.getNameID() == null
        || request.getIssuer() == null) {
      throw SignedXml.malformed();
    }
    if (!provider.issuer().equals(text(request.getIssuer().getValue()))) {
      throw new Refusal.NotPermitted("identity.other-issuer");
    }
    if (request.getDestination() == null
        || !own.logout().equals(request.getDestination().toString())) {
      throw new Refusal.NotPermitted("identity.other-destination");
    }
    Instant now = flows.machineNow();
    Instant issued = Objects.requireNonNull(instant(request.getIssueInstant()));
    if (issued.isBefore(now.minus(Duration.ofMinutes(5))) || issued.isAfter(now.plus(SKEW))) {
      throw new Refusal.NotPermitted("identity.answer-late");
    }
    return new LogoutMessage(
        request.getID(),
        text(request.getNameID().getValue()),
        List.copyOf(request.getSessionIndex()));
  }

  /** Where the browser goes once the sessions that a provider ended are ended here. */
  URI logoutAnswer(
      String logoutUri, String requestId, @Nullable String relayState, SamlAddresses own) {
    try {
      Document response =
          new SAML2LogoutResponseBuilder()
              .logoutRequestID(requestId)
              .destination(logoutUri)
              .issuer(own.entityId())
              .buildDocument();
      return redirect(response, relayState, logoutUri, false);
    } catch (ProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where the browser goes to end the session at the provider. */
  URI leave(
      ProviderQueries.Provider provider,
      String logoutUri,
      String nameId,
      @Nullable String sessionIndex,
      SamlAddresses own) {
    SAML2LogoutRequestBuilder request =
        new SAML2LogoutRequestBuilder()
            .destination(logoutUri)
            .issuer(own.entityId())
            .assertionExpiration(300)
            .userPrincipal(
                nameId,
                provider.nameIdFormat().isEmpty()
                    ? "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"
                    : provider.nameIdFormat());
    if (sessionIndex != null) {
      request.sessionIndex(sessionIndex);
    }
    try {
      return redirect(request.buildDocument(), null, logoutUri, true);
    } catch (ProcessingException | ConfigurationException | ParsingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a provider has to know of the service. */
  String metadata(SamlAddresses own) {
    try {
      String certificate =
          Base64.getEncoder().encodeToString(requestKey.get().certificate().getEncoded());
      return """
      <?xml version="1.0" encoding="UTF-8"?>
      <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" \
      xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="%1$s">
        <md:SPSSODescriptor AuthnRequestsSigned="true" WantAssertionsSigned="true" \
      protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
          <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data>\
      <ds:X509Certificate>%4$s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
          <md:KeyDescriptor use="encryption"><ds:KeyInfo><ds:X509Data>\
      <ds:X509Certificate>%4$s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
          <md:SingleLogoutService \
      Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%3$s"/>
          <md:SingleLogoutService \
      Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%3$s"/>
          <md:AssertionConsumerService \
      Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%2$s" index="0" \
      isDefault="true"/>
        </md:SPSSODescriptor>
      </md:EntityDescriptor>
      """
          .formatted(
              escaped(own.entityId()), escaped(own.consumer()), escaped(own.logout()), certificate);
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  private List<X509Certificate> certificates(ProviderQueries.Provider provider) {
    List<X509Certificate> read = new ArrayList<>();
    for (ProviderQueries.SigningCertificate one : providers.listCertificates(provider.id())) {
      try {
        read.add(Certificates.read(one.certificate()));
      } catch (CertificateException e) {
        throw new IllegalStateException(e);
      }
    }
    return read;
  }

  private static byte[] decoded(String posted) {
    try {
      return Base64.getMimeDecoder().decode(posted);
    } catch (IllegalArgumentException e) {
      throw SignedXml.malformed();
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  private static @Nullable Instant instant(@Nullable XMLGregorianCalendar time) {
    return time == null ? null : time.toGregorianCalendar().toInstant();
  }
}
