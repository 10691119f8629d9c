package canary.lab.iam;

import canary.lab.service.NotInLab;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of IP addresses in CIDR notation; an address alone is a range of one. */
record AddressRange(byte[] network, int prefix) {
  static AddressRange of(String text) {
    String[] parts = text.split("/", 2);
    byte[] network = bytes(parts[0]);
    int prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : network.length * Byte.SIZE;
    return new AddressRange(network, prefix);
  }

  boolean contains(String address) {
    byte[] candidate = bytes(address);
    return candidate.length == network.length
        && significant(candidate).equals(significant(network));
  }

  private BigInteger significant(byte[] address) {
    return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - prefix);
  }

  private static byte[] bytes(String address) {
    // Anything but digits, colons and dots would be looked up in the DNS.
    if (!address.matches("[0-9A-Fa-f:.]+") || !address.matches(".*[:.].*")) {
      throw new NotInLab("\"" + address + "\" as an IP address");
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException _) {
      throw new NotInLab("\"" + address + "\" as an IP address");
    }
  }
}
