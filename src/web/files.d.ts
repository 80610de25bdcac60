declare module 'rtl-text?url' {
  const url: string
  export default url
}
