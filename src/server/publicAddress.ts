import { BlockList, isIPv6 } from 'node:net'

// What is not of the public internet, by IANA's registries of special addresses (RFC 6890 and its updates).
const special4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4'
const special6 = '2001::/23 2001:db8::/32 2002::/16 3fff::/20'

const special = new BlockList()
for (const [net = '', bits] of special4.split(' ').map((one) => one.split('/'))) special.addSubnet(net, Number(bits), 'ipv4')
for (const [net = '', bits] of special6.split(' ').map((one) => one.split('/'))) special.addSubnet(net, Number(bits), 'ipv6')
const worldwide6 = new BlockList()
worldwide6.addSubnet('2000::', 3, 'ipv6')

/** Whether a numeric address belongs to the public internet: not to this machine, its network or something put aside. */
export function isPublicAddress(ip: string): boolean {
  return isIPv6(ip) ? worldwide6.check(ip, 'ipv6') && !special.check(ip, 'ipv6') : !special.check(ip, 'ipv4')
}
