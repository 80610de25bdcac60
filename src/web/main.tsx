import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { NavigationProvider } from './state.tsx'
import './style/fogline.css'
import './style/app.css'

const root = document.querySelector('#app')
if (root === null) throw new Error('The page has no #app: index.html and main.tsx are of different versions.')
createRoot(root).render(
  <StrictMode>
    <NavigationProvider>
      <App />
    </NavigationProvider>
  </StrictMode>,
)
