package org.muwahhad.access.identity;

import jakarta.inject.Singleton;
import java.io.IOException;
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
import java.util.Set;
import javax.xml.crypto.dsig.XMLSignature;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;
import org.keycloak.dom.saml.v2.protocol.LogoutRequestType;
import org.keycloak.saml.SignatureAlgorithm;
import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.saml.common.exceptions.ParsingException;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.common.util.DocumentUtil;
import org.keycloak.saml.processing.core.parsers.saml.SAMLParser;
import org.keycloak.saml.processing.core.util.XMLEncryptionUtil;
import org.keycloak.saml.processing.web.util.RedirectBindingUtil;
import org.muwahhad.shared.Digest;
import org.muwahhad.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What a SAML 2.0 provider sends to the service: responses by POST, with one assertion that the
 * provider signed, and requests to end sessions.
 *
 * <p>A response is refused as {@link SignedXml} says, and with {@code identity.provider-refused}
 * when the provider says that it did not sign the person in, {@code identity.other-issuer}, {@code
 * identity.other-destination}, {@code identity.other-audience} and {@code identity.other-request}
 * when it was made by or for another, and {@code identity.answer-late} outside of its time. An
 * encrypted assertion is read only where it is encrypted with AES-GCM, and its key with RSA-OAEP.
 */
@Singleton
class SamlProtocol {
  private static final Logger LOG = LoggerFactory.getLogger(SamlProtocol.class);
  private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
  private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
  private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
  private static final long LARGEST = 512 * 1024;
  private static final String ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";
  private static final String ENCRYPTION_11 = "http://www.w3.org/2009/xmlenc11#";

  /** Ciphers that tell when somebody changed what they hide. */
  private static final Set<String> CIPHERS =
      Set.of(
          ENCRYPTION_11 + "aes128-gcm", ENCRYPTION_11 + "aes192-gcm", ENCRYPTION_11 + "aes256-gcm");

  /** How the key of an assertion may be encrypted to the key of the service. */
  private static final Set<String> TRANSPORTS =
      Set.of(ENCRYPTION + "rsa-oaep-mgf1p", ENCRYPTION_11 + "rsa-oaep");

  private final ProviderQueries providers;
  private final Flows flows;
  private final RequestKey requestKey;

  SamlProtocol(ProviderQueries providers, Flows flows, RequestKey requestKey) {
    this.providers = providers;
    this.flows = flows;
    this.requestKey = requestKey;
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
    requireStrong(encrypted);
    try {
      Document alone = DocumentUtil.createDocument();
      alone.appendChild(alone.importNode(encrypted, true));
      return XMLEncryptionUtil.decryptElementInDocument(
          alone, data -> List.of(requestKey.get().key()));
    } catch (ProcessingException | ConfigurationException | RuntimeException e) {
      // The cause is not shown: it would help somebody who tries to decrypt by guessing.
      LOG.info("An assertion cannot be decrypted", e);
      throw SignedXml.malformed();
    }
  }

  /**
   * What is encrypted with AES in CBC, or whose key is with RSA 1.5, can be read by whoever sends
   * changed copies of it and sees how each is refused. So is refused, before any key is used, what
   * is not in GCM under OAEP, and what points to a text elsewhere.
   */
  private static void requireStrong(Element encrypted) {
    boolean strong =
        isBy(encrypted, "EncryptedData", CIPHERS)
            && isBy(encrypted, "EncryptedKey", TRANSPORTS)
            && count(encrypted, "EncryptionMethod") == 2
            && count(encrypted, "CipherReference") == 0
            && !pointsElsewhere(encrypted);
    if (!strong) {
      LOG.info("An assertion is encrypted in a way that is not taken");
      throw SignedXml.malformed();
    }
  }

  /** Whether there is one element of a name, with one method, which is among those. */
  private static boolean isBy(Element encrypted, String name, Set<String> methods) {
    return count(encrypted, name) == 1
        && encrypted.getElementsByTagNameNS("*", name).item(0) instanceof Element one
        && SignedXml.children(one, ENCRYPTION, "EncryptionMethod").stream()
            .map(m -> m.getAttribute("Algorithm"))
            .anyMatch(methods::contains);
  }

  /** Whether its key is to be fetched from another place than the message. */
  private static boolean pointsElsewhere(Element encrypted) {
    NodeList references = encrypted.getElementsByTagNameNS("*", "RetrievalMethod");
    for (int i = 0; i < references.getLength(); i++) {
      if (references.item(i) instanceof Element one && !one.getAttribute("URI").startsWith("#")) {
        return true;
      }
    }
    return false;
  }

  private static int count(Element encrypted, String name) {
    return encrypted.getElementsByTagNameNS("*", name).getLength();
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
        || !provider.issuer().equals(SamlAssertion.text(assertion.getIssuer().getValue()))) {
      throw new Refusal.NotPermitted("identity.other-issuer");
    }
    Instant now = flows.machineNow();
    SamlAssertion.requireConditions(assertion.getConditions(), now, own);
    SamlAssertion.requireConfirmation(assertion.getSubject(), requestId, now, own);
    List<AuthnStatementType> statements =
        assertion.getStatements().stream()
            .filter(AuthnStatementType.class::isInstance)
            .map(AuthnStatementType.class::cast)
            .toList();
    if (statements.size() != 1) {
      throw SignedXml.malformed();
    }
    AuthnStatementType statement = statements.get(0);
    String nameId = SamlAssertion.nameId(assertion.getSubject());
    String subject =
        provider.subjectName().isEmpty()
            ? nameId
            : SamlAssertion.attribute(assertion, provider.subjectName()).orElse("");
    if (subject.isEmpty()) {
      throw SignedXml.malformed();
    }
    if (flows.keepAssertion(provider.id(), Digest.of("assertion", assertion.getID())) == 0) {
      throw new Refusal.NotPermitted("identity.replayed");
    }
    return new Attestation(
        subject,
        provider.levelName().isEmpty()
            ? SamlAssertion.level(statement)
            : SamlAssertion.attribute(assertion, provider.levelName()).orElse(""),
        SamlAssertion.instant(statement.getAuthnInstant()),
        statement.getSessionIndex(),
        nameId,
        null);
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
    if (!provider.issuer().equals(SamlAssertion.text(request.getIssuer().getValue()))) {
      throw new Refusal.NotPermitted("identity.other-issuer");
    }
    if (request.getDestination() == null
        || !own.logout().equals(request.getDestination().toString())) {
      throw new Refusal.NotPermitted("identity.other-destination");
    }
    Instant now = flows.machineNow();
    Instant issued = Objects.requireNonNull(SamlAssertion.instant(request.getIssueInstant()));
    if (issued.isBefore(now.minus(Duration.ofMinutes(5)))
        || issued.isAfter(now.plus(SamlAssertion.SKEW))) {
      throw new Refusal.NotPermitted("identity.answer-late");
    }
    return new LogoutMessage(
        request.getID(),
        SamlAssertion.text(request.getNameID().getValue()),
        List.copyOf(request.getSessionIndex()));
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
}
